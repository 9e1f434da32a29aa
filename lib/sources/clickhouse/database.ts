import { ClickHouseError, type ClickHouseClient, ClickHouseLogLevel, createClient } from "@clickhouse/client";

import { type Answer, answered, failed, quote, type SourceFailure } from "../failure";

const REQUEST_LIMIT_MS = 60_000;
const AT_A_TIME = 4;

export type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

/** A ClickHouse that is only ever read. Rejects where the signal aborts; the query then ends there too. */
export type Database = {
  /** Gives each row, as an array of its cells, to `take`. */
  each: (statement: string, parameters: Parameters, take: (row: unknown) => void) => Promise<Answer<null>>;
  close: () => Promise<void>;
};

export function openDatabase(
  { url, username, password }: { url: string; username: string; password: string },
  signal: AbortSignal,
): Database {
  const client = createClient({
    url,
    username,
    password,
    application: "parallax",
    request_timeout: REQUEST_LIMIT_MS,
    max_open_connections: AT_A_TIME,
    compression: { response: true },
    // What fails is said in the gap.
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: {
      output_format_json_quote_64bit_integers: 0,
      output_format_json_quote_denormals: 1,
      max_execution_time: REQUEST_LIMIT_MS / 1_000,
      cancel_http_readonly_queries_on_client_close: 1,
    },
  });
  return {
    async each(statement, parameters, take) {
      try {
        await stream(client, { statement, parameters, take, signal });
        return answered(null);
      } catch (error) {
        signal.throwIfAborted();
        return failureOf(error);
      }
    },
    close: () => client.close(),
  };
}

async function stream(
  client: ClickHouseClient,
  {
    statement,
    parameters,
    take,
    signal,
  }: { statement: string; parameters: Parameters; take: (row: unknown) => void; signal: AbortSignal },
): Promise<void> {
  signal.throwIfAborted();
  const answer = await client.query({
    query: statement,
    query_params: { ...parameters },
    format: "JSONCompactEachRow",
    abort_signal: signal,
  });
  for await (const rows of answer.stream<unknown>()) for (const row of rows) take(row.json());
}

/** By ClickHouse's numbers of errors. */
const KINDS: ReadonlyMap<string, SourceFailure["kind"]> = new Map([
  ["159", "timeout"],
  ["202", "busy"],
  ["192", "unauthorised"],
  ["497", "unauthorised"],
  ["516", "unauthorised"],
  ["241", "too_large"],
  ["396", "too_large"],
]);

function failureOf(error: unknown): Answer<never> {
  if (error instanceof ClickHouseError)
    return failed(KINDS.get(error.code) ?? "refused", `It refused (${error.code}): ${quote(error.message)}`);
  if (error instanceof SyntaxError) return failed("malformed", "It answered with what is not JSON");
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : "";
  if (/timeout/i.test(message))
    return failed("timeout", `There was no answer within ${REQUEST_LIMIT_MS / 1_000} s`);
  return failed("unreachable", `It cannot be reached (${quote(code || message)})`);
}
