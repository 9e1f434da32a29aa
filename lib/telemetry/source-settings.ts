import { z } from "zod";

import { defaultLabelMapping, labelMapping } from "./prometheus/label-mapping";

/**
 * Secrets are named, never kept: a setting says in which environment variable one is. Only in variables meant for it,
 * or whoever may set up a source could send themselves the server's own.
 */
const secretVariable = z
  .string()
  .regex(/^PARALLAX_SOURCE_[A-Z0-9_]{1,100}$/, "must be the name of a variable PARALLAX_SOURCE_…");

const httpAddress = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .max(2_000)
  .refine((url) => !hasCredentials(url), "must not hold a user or password")
  .refine((url) => !url.includes("#"), "must not hold a fragment");

function hasCredentials(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== "" || password !== "";
}

const authentication = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("bearer"), tokenVariable: secretVariable }),
  z.strictObject({
    kind: z.literal("basic"),
    username: z.string().min(1).max(200),
    passwordVariable: secretVariable,
  }),
]);

/** Headers that belong to the exchange itself, or to the authentication. */
const OWN_HEADERS =
  /^(accept-encoding|authorization|connection|content-(length|type|encoding)|cookie|host|te|trailer|transfer-encoding|upgrade)$/i;

const header = z.strictObject({
  name: z
    .string()
    .max(100)
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "must be the name of a header")
    .refine((name) => !OWN_HEADERS.test(name), "is not for settings to set"),
  value: z.union([
    z
      .string()
      .max(2_000)
      .regex(/^[\x20-\x7e]*$/, "must be printable ASCII"),
    z.strictObject({ variable: secretVariable }),
  ]),
});

const name = z.string().trim().min(1).max(60);

const prometheusSettings = z.strictObject({
  kind: z.literal("prometheus"),
  name,
  /** What comes before `/api/v1/…`. */
  url: httpAddress,
  authentication: authentication.default({ kind: "none" }),
  /** Such as `X-Scope-OrgID` for Mimir. */
  headers: z.array(header).max(10).default([]),
  labels: labelMapping.default(defaultLabelMapping),
  /** Labels that a series must have to be read, such as `env` = `production`. */
  only: z
    .array(z.strictObject({ label: z.string().min(1).max(200), value: z.string().max(1_000) }))
    .max(10)
    .default([]),
  limits: z
    .strictObject({
      /** A metric with more series is read aggregated by service. */
      seriesPerMetric: z.int().min(1).max(20_000).default(500),
      /** Beyond that many points the window is read in coarser steps. */
      points: z.int().min(1_000).max(50_000_000).default(5_000_000),
    })
    .prefault({}),
});

/** Of a table or database: what needs no quotes, so that nothing has to be quoted. */
const identifier = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, "must be letters, digits and _");

const clickhouseSettings = z.strictObject({
  kind: z.literal("clickhouse"),
  name,
  /** Of its HTTP interface. */
  url: httpAddress,
  username: z.string().min(1).max(200).default("default"),
  passwordVariable: secretVariable.optional(),
  database: identifier.default("default"),
  /** Null: not read. */
  tables: z
    .strictObject({
      logs: identifier.nullable().default("otel_logs"),
      traces: identifier.nullable().default("otel_traces"),
      /** What the tables of metrics begin with: `otel_metrics` for `otel_metrics_gauge`. */
      metrics: identifier.nullable().default("otel_metrics"),
    })
    .prefault({}),
  limits: z
    .strictObject({
      spans: z.int().min(1).max(10_000_000).default(1_000_000),
      logs: z.int().min(1).max(10_000_000).default(1_000_000),
      points: z.int().min(1).max(50_000_000).default(5_000_000),
    })
    .prefault({}),
});

/** What a team says of one source of its own. */
export const sourceSettings = z.discriminatedUnion("kind", [prometheusSettings, clickhouseSettings]);

export type SourceSettings = z.infer<typeof sourceSettings>;
export type PrometheusSettings = z.infer<typeof prometheusSettings>;
export type ClickhouseSettings = z.infer<typeof clickhouseSettings>;
export type Authentication = z.infer<typeof authentication>;
export type Header = z.infer<typeof header>;
