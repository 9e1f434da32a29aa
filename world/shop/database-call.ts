import type { Step } from "./blueprint";
import type { Attributes } from "./happenings";
import { POOL_SIZE } from "./instance";
import type { Failure, Standing, StepEnd, Surroundings } from "./walk";

type Query = Extract<Step, { do: "query" }>;

/** How long a request waits for a free connection, and a statement for its end. Milliseconds. */
const ACQUIRE_MS = 1_000;
const STATEMENT_MS = 3_000;

const NO_CONNECTION: Failure = {
  type: "PoolTimeoutError",
  message: `no free connection within ${ACQUIRE_MS} ms`,
};
const CANCELLED: Failure = {
  type: "QueryCanceledError",
  message: "canceling statement due to statement timeout",
};

/** Takes a connection from the pool and runs one statement. */
export function queryDatabase(
  around: Surroundings,
  { from, step, atMs }: { from: Standing; step: Query; atMs: number },
): StepEnd {
  const { ids, recorder, servers } = around;
  const { instance, errand } = from;
  const waitMs = waitForConnection(around, from);
  recorder.measure({
    source: instance.source,
    instrument: "db.client.connection.wait_time",
    value: waitMs / 1_000,
    attributes: { "db.client.connection.pool.name": "primary" },
  });
  if (waitMs >= ACQUIRE_MS) {
    instance.waiting += 1;
    recorder.measure({
      source: instance.source,
      instrument: "db.client.connection.timeouts",
      value: 1,
      attributes: { "db.client.connection.pool.name": "primary" },
    });
    return { endMs: atMs + ACQUIRE_MS, failure: NO_CONNECTION };
  }
  const startMs = atMs + waitMs;
  const neededMs = statementMs(around, step);
  const failure = neededMs > STATEMENT_MS ? CANCELLED : null;
  const tookMs = Math.min(neededMs, STATEMENT_MS);
  const endMs = startMs + tookMs;
  instance.connectionMs += tookMs;
  servers.query(step.ms, failure === null);

  const attributes: Attributes = {
    "db.system.name": "postgresql",
    "db.namespace": "shop",
    "db.operation.name": step.verb,
    "db.collection.name": step.table,
    "server.address": "postgres",
    "server.port": 5432,
    ...(failure && { "error.type": failure.type }),
  };
  recorder.span({
    source: instance.source,
    traceId: errand.traceId,
    spanId: ids.hex(16),
    parentSpanId: from.spanId,
    name: `${step.verb} ${step.table}`,
    kind: "client",
    startMs,
    endMs,
    failed: failure !== null,
    attributes: { ...attributes, "db.query.text": statement(step) },
    exception: null,
  });
  recorder.measure({
    source: instance.source,
    instrument: "db.client.operation.duration",
    value: tookMs / 1_000,
    attributes,
  });
  return { endMs, failure };
}

function waitForConnection({ random }: Surroundings, { instance }: Standing): number {
  const free = POOL_SIZE - instance.leakedConnections;
  if (free < 1) return ACQUIRE_MS;
  return 0.05 * random.spread(0.5) * (POOL_SIZE / free) ** 3;
}

function statementMs({ random, servers, trouble }: Surroundings, step: Query): number {
  const slow = 1 + 25 * trouble.strength("slow-dependency", "postgres");
  return step.ms * random.spread(0.35) * servers.databaseSlowness() * slow;
}

function statement({ verb, table }: Query): string {
  if (verb === "SELECT") return `SELECT * FROM ${table} WHERE id = $1`;
  if (verb === "INSERT") return `INSERT INTO ${table} VALUES ($1, $2, $3)`;
  return `UPDATE ${table} SET changed_at = now() WHERE id = $1`;
}
