import { z } from "zod";

import { type SourceSettings, sourceSettings } from "@/lib/telemetry/source-settings";

const HTTP_URL = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

const MOST_SOURCES = 50;

const sources = z
  .array(sourceSettings, { error: "must be a JSON list of sources, as docs/sources.md describes them" })
  .max(MOST_SOURCES)
  .refine(
    (all) => new Set(all.map(({ name }) => name)).size === all.length,
    "must not give two sources one name",
  );

function asJson(text: string, context: z.core.$RefinementCtx<string>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("must be JSON");
    return z.NEVER;
  }
}

const variables = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    PARALLAX_ORIGIN: HTTP_URL.optional(),
    PARALLAX_SECRET: z.string({ error: "must be set" }).min(32, "must have at least 32 characters"),
    PARALLAX_DATA_DIR: z.string().min(1).default(".data"),
    PARALLAX_TELEMETRY_GIB: z.coerce.number().min(0.1).max(100_000).default(10),
    PARALLAX_TELEMETRY_DAYS: z.coerce.number().min(0.1).max(3_650).default(14),
    PARALLAX_SOURCES: z.string().default("[]").transform(asJson).pipe(sources),
    PARALLAX_SAMPLE: z.stringbool({ error: "must be true or false" }).default(false),
    PARALLAX_TRUST_PROXY: z.stringbool({ error: "must be true or false" }).default(false),
    OIDC_ISSUER: HTTP_URL.optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    OIDC_NAME: z.string().min(1).default("Single sign-on"),
  })
  .refine(
    (read) =>
      [read.OIDC_ISSUER, read.OIDC_CLIENT_ID, read.OIDC_CLIENT_SECRET].every((value) => !value) ||
      (read.OIDC_ISSUER && read.OIDC_CLIENT_ID && read.OIDC_CLIENT_SECRET),
    {
      path: ["OIDC_ISSUER"],
      error: "needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it, and they need it",
    },
  );

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; name: string };

/** What the process is told by its surroundings, proven once at start. */
export type Environment = {
  databaseUrl: string;
  host: string;
  port: number;
  /** The public address, scheme to port, with no path: what browsers send as Origin. */
  origin: string;
  /** Signs cookies. The same on all nodes. */
  secret: string;
  dataDirectory: string;
  /** What telemetry may take of the disk. */
  telemetryLimitBytes: number;
  telemetryMaxAgeHours: number;
  /** Backends of the team's own that telemetry is read from as well. */
  sources: readonly SourceSettings[];
  /** Whether the first sample of the gallery is replayed once this process listens. */
  startSample: boolean;
  /** Whether the nearest hop is a reverse proxy whose X-Forwarded-For is to be believed. */
  trustProxy: boolean;
  oidc: OidcSettings | null;
};

/** Reads the environment. An unset and an empty variable are the same. Throws one sentence per wrong variable. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const { success, data, error } = variables.safeParse(given);
  if (!success)
    throw new Error(error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`).join("\n"));
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = data;
  return {
    databaseUrl: data.DATABASE_URL,
    host: data.HOST,
    port: data.PORT,
    origin: new URL(data.PARALLAX_ORIGIN ?? `http://localhost:${data.PORT}`).origin,
    secret: data.PARALLAX_SECRET,
    dataDirectory: data.PARALLAX_DATA_DIR,
    telemetryLimitBytes: data.PARALLAX_TELEMETRY_GIB * 1024 ** 3,
    telemetryMaxAgeHours: data.PARALLAX_TELEMETRY_DAYS * 24,
    sources: data.PARALLAX_SOURCES,
    startSample: data.PARALLAX_SAMPLE,
    trustProxy: data.PARALLAX_TRUST_PROXY,
    oidc:
      issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name: data.OIDC_NAME } : null,
  };
}
