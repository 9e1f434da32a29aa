/** Parameters of a Prisma connection string that libpq, and so `pg`, does not know. */
const PRISMA_ONLY = [
  "schema",
  "connection_limit",
  "pool_timeout",
  "pgbouncer",
  "socket_timeout",
  "connect_timeout",
  "statement_cache_size",
];

/**
 * A connection string as `pg` wants it: without Prisma's own parameters.
 * @param {string} url
 */
export function driverUrl(url) {
  const parsed = new URL(url);
  for (const name of PRISMA_ONLY) parsed.searchParams.delete(name);
  return parsed.toString();
}

/**
 * The PostgreSQL schema named by `?schema=`, if any.
 * @param {string} url
 */
export function schemaOf(url) {
  return new URL(url).searchParams.get("schema") ?? undefined;
}

/**
 * @param {string} url
 * @returns {string} the database the connection string names; PostgreSQL's default where it names none.
 */
export function databaseOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || "postgres";
}

/**
 * The same server and user, another database.
 * @param {string} url
 * @param {string} database
 */
export function withDatabase(url, database) {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.toString();
}

/**
 * `host:port`, for messages: never the password.
 * @param {string} url
 */
export function serverOf(url) {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || 5432}`;
}

/**
 * An identifier quoted for SQL.
 * @param {string} name
 */
export function quoteIdentifier(name) {
  return `"${name.replaceAll('"', '""')}"`;
}
