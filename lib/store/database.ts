import { PrismaPg } from "@prisma/adapter-pg";
import { Client, Pool, type ClientConfig, types } from "pg";

import { PrismaClient } from "@/prisma/generated/client";
import { driverUrl, schemaOf } from "@/scripts/database/url.mjs";

const CONNECT_LIMIT_MS = 5_000;
/** So many stay open however little is asked: a new one is a new process of the server, and whoever asks waits for it. */
const KEPT_CONNECTIONS = 4;

/** The one PostgreSQL behind this process. Only lib/store sees it. */
export type Database = {
  prisma: PrismaClient;
  /** For hot paths. Timestamps come as ISO 8601 text in UTC with milliseconds. */
  pool: Pool;
  /**
   * A connection of its own, for who must neither wait in the pool nor share a session.
   * The caller listens to its "error" and ends it.
   */
  connect: (settings?: SessionSettings) => Promise<Client>;
  close: () => Promise<void>;
};

/** What one session sets for itself, in milliseconds. */
export type SessionSettings = {
  lock_timeout?: number;
  statement_timeout?: number;
  idle_in_transaction_session_timeout?: number;
};

/** Opens nothing yet: the first query does. `maxConnections` is for the pool; `connect` adds to it. */
export function openDatabase({
  url,
  maxConnections = 10,
}: {
  url: string;
  maxConnections?: number;
}): Database {
  const schema = schemaOf(url);
  const config: ClientConfig = {
    connectionString: driverUrl(url),
    // The Prisma adapter reads timestamps as UTC, whatever the server's own zone.
    options: ["-c TimeZone=UTC", ...(schema === undefined ? [] : [`-c search_path=${schema}`])].join(" "),
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    types: { getTypeParser },
  };
  const pool = new Pool({ ...config, max: maxConnections, min: Math.min(KEPT_CONNECTIONS, maxConnections) });
  // A connection that breaks while nothing is asked of it is replaced; the next query reports what still fails.
  // The pool listens to its idle ones only, so those that are out on loan need a listener of their own.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { ...(schema !== undefined && { schema }) }),
  });
  return {
    prisma,
    pool,
    async connect(settings = {}) {
      const client = new Client({ ...config, ...settings });
      client.on("error", () => undefined);
      await client.connect();
      return client;
    },
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

const getTypeParser: typeof types.getTypeParser = (oid, format) =>
  oid === types.builtins.TIMESTAMPTZ && format !== "binary"
    ? isoInstant
    : types.getTypeParser(oid, format ?? "text");

/** "2026-11-22 17:50:55.12+00", as PostgreSQL writes UTC, in ISO 8601 with milliseconds. */
function isoInstant(value: string): string {
  const fraction = value.slice(20, -3).padEnd(3, "0").slice(0, 3);
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction}Z`;
}
