import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { z } from "zod";

import type { Role, Scope } from "@/lib/policy/abilities";
import { mintToken } from "@/lib/server/api-token";
import { type Environment, readEnvironment } from "@/lib/server/environment";
import { stampClientAddress } from "@/lib/server/route-address";
import { createRuntime } from "@/lib/server/open-runtime";
import { installRuntime, type Runtime } from "@/lib/server/runtime";

import { bodyOf } from "./body-of";
import { createTestDatabase } from "./database";
import { isCatchAll, isMethod, matchRoute, type RouteFile, routeFiles } from "./route-files";

export type TestPerson = { id: string; name: string; email: string; role: Role; cookie: string };

export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
  /** What a browser would send back. */
  cookie: string;
};

export type Asked = {
  as?: { cookie: string } | { bearer: string } | null;
  method?: string;
  body?: unknown;
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};

export type TestApi = {
  origin: string;
  runtime: Runtime;
  call: (path: string, asked?: Asked) => Promise<Answer>;
  /** A person with a session. */
  person: (role: Role, details?: { name?: string; email?: string }) => Promise<TestPerson>;
  /** One more session of a person. */
  session: (personId: string) => Promise<{ cookie: string }>;
  token: (person: TestPerson, scopes: readonly Scope[]) => Promise<{ bearer: string; id: string }>;
  /** The number of rows of each table that holds people or incidents. */
  countRows: () => Promise<Record<string, number>>;
  stop: () => Promise<void>;
};

/** The real routes over HTTP, with a database of their own. One at a time: it is the process's runtime. */
export async function startTestApi(changes: Partial<Environment> = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const files = routeFiles();
  const server = createServer((request, response) => {
    answer(request, response, files, runtime.environment).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  // A busy machine may send a request just as the server ends a connection that nobody used for a while.
  server.keepAliveTimeout = 0;
  const origin = await listen(server);
  const dataDirectory = mkdtempSync(join(tmpdir(), "parallax-api-"));
  const runtime = installRuntime(
    createRuntime({
      ...readEnvironment({ DATABASE_URL: database.url, PARALLAX_SECRET: "only-for-tests-".repeat(3) }),
      origin,
      port: Number(new URL(origin).port),
      dataDirectory,
      ...changes,
    }),
  );
  return {
    origin,
    runtime,
    call: (path, asked) => call(origin, runtime, path, asked),
    person: (role, details) => person(runtime, role, details),
    session: (personId) => session(runtime, personId),
    token: (owner, scopes) => token(runtime, owner, scopes),
    countRows: () => countRows(runtime),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await runtime.close();
      await database.drop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  files: readonly RouteFile[],
  { trustProxy }: Environment,
): Promise<void> {
  stampClientAddress(incoming, trustProxy);
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`);
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, [value].flat().join(", "));
  const body = method === "GET" || method === "HEAD" ? null : bodyOf(incoming);
  const init: RequestInit & { duplex: "half" } = { method, headers, body, duplex: "half" };
  const request = new Request(url, init);
  const response = await route(files, request, url.pathname);
  outgoing.writeHead(response.status, [...response.headers].flat());
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function route(files: readonly RouteFile[], request: Request, path: string): Promise<Response> {
  // As Next does: a fixed path before one with a parameter, and the catch-all last.
  const [found] = files
    .map((file) => ({ file, params: matchRoute(file.path, path) }))
    .filter(({ params }) => params !== null)
    .sort((one, other) => wildness(one.file) - wildness(other.file));
  const name = request.method === "HEAD" ? "GET" : request.method;
  if (!found || !(isMethod(name) || name === "OPTIONS")) throw new Error(`Nothing answers ${name} ${path}.`);
  const handlers = await found.file.load();
  // Next gives a route without parameters none at all.
  const params = found.file.path.includes("[") ? (found.params ?? {}) : undefined;
  return handlers[name](request, { params: Promise.resolve(params) });
}

function wildness({ path }: RouteFile): number {
  return isCatchAll(path) ? Number.MAX_SAFE_INTEGER : path.split("[").length;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${port}`;
}

async function call(
  origin: string,
  { environment }: Runtime,
  path: string,
  { as = null, method = "GET", body, raw, headers = {} }: Asked = {},
): Promise<Answer> {
  const payload = raw ?? (body === undefined ? null : JSON.stringify(body));
  const response = await fetch(origin + path, {
    method,
    redirect: "manual",
    headers: {
      ...(payload !== null && { "content-type": "application/json" }),
      ...(as && "bearer" in as && { authorization: `Bearer ${as.bearer}` }),
      ...(as && "cookie" in as && { cookie: as.cookie, origin: environment.origin }),
      ...headers,
    },
    body: payload,
  });
  const text = await response.text();
  const json = /^application\/(problem\+)?json/.test(response.headers.get("content-type") ?? "");
  const cookie = response.headers.getSetCookie().map((set) => set.split(";")[0]);
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: json ? JSON.parse(text) : null,
    cookie: cookie.join("; "),
  };
}

async function person(
  runtime: Runtime,
  role: Role,
  { name = `${role} ${randomUUID().slice(0, 8)}`, email = `${randomUUID()}@parallax.test` } = {},
): Promise<TestPerson> {
  const id = randomUUID();
  await runtime.database.prisma.user.create({ data: { id, name, email, role, emailVerified: true } });
  return { id, name, email, role, ...(await session(runtime, id)) };
}

async function session(runtime: Runtime, personId: string): Promise<{ cookie: string }> {
  const { headers } = await runtime.auth.api.startSession({
    body: { personId },
    headers: new Headers(),
    returnHeaders: true,
  });
  return {
    cookie: headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; "),
  };
}

async function token(runtime: Runtime, { id: userId }: TestPerson, scopes: readonly Scope[]) {
  const { id, token: bearer, secretHash } = mintToken();
  await runtime.tokens.create({
    id,
    userId,
    name: "test",
    secretHash,
    scopes: [...scopes],
    createdAt: new Date(),
    expiresAt: null,
  });
  return { bearer, id };
}

async function countRows({ database: { prisma } }: Runtime): Promise<Record<string, number>> {
  const [users, accounts, sessions, tokens, invitations, incidents, events] = await Promise.all([
    prisma.user.count(),
    prisma.account.count(),
    prisma.session.count(),
    prisma.apiToken.count(),
    prisma.invitation.count(),
    prisma.incident.count(),
    prisma.incidentEvent.count(),
  ]);
  return { users, accounts, sessions, tokens, invitations, incidents, events };
}
