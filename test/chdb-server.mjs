/**
 * ClickHouse's HTTP interface, as much of it as its client needs, over the engine that the chdb package embeds.
 * Arguments: the folder where chdb is installed, a folder for the data, a port. Says "listening" once it does.
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";

const [installed = "", data = "", port = ""] = process.argv.slice(2);
const { Session } = createRequire(join(installed, "package.json"))("chdb");
const session = new Session(data);

/** What is about the exchange, not a setting of the query. */
const NOT_SETTINGS = new Set([
  "query",
  "database",
  "query_id",
  "session_id",
  "enable_http_compression",
  "default_format",
  // Nobody but a server knows it.
  "cancel_http_readonly_queries_on_client_close",
]);

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    const code = /^Code: (\d+)/.exec(error.message)?.[1] ?? String(error.clickhouseCode ?? 1002);
    response.writeHead(500, { "x-clickhouse-exception-code": code });
    response.end(
      `Code: ${code}. DB::Exception: ${error.message.replace(/^Code: \d+\. DB::Exception: /, "")}`,
    );
  });
});

async function answer(request, response) {
  const { searchParams } = new URL(request.url, "http://localhost");
  const body = await buffer(request);
  const sent = request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
  const statement = searchParams.get("query") ?? sent.toString();
  const insert = /^\s*INSERT INTO (\S+)\s*(?:\([^)]*\))?\s*FORMAT (\w+)\s*$/.exec(statement);
  if (insert) {
    const [, table, format] = insert;
    await session.insert({ table: table.replaceAll("`", ""), values: sent, format });
    return response.end();
  }
  const [, query, format = "TabSeparated"] = /^([^]*?)(?:\s+FORMAT\s+(\w+)\s*;?\s*)?$/.exec(statement) ?? [];
  const result = await run(query, { searchParams, format });
  const bytes = Buffer.from(result.bytes());
  if (searchParams.get("enable_http_compression") !== "1") return response.end(bytes);
  response.setHeader("content-encoding", "gzip");
  response.end(gzipSync(bytes, { level: 1 }));
}

function run(query, { searchParams, format }) {
  const parameters = {};
  const settings = [];
  for (const [name, value] of searchParams)
    if (name.startsWith("param_")) parameters[name.slice("param_".length)] = unescaped(value);
    else if (!NOT_SETTINGS.has(name))
      settings.push(`${name} = ${/^[\d.]+$/.test(value) ? value : `'${value}'`}`);
  const reads = /^\s*(SELECT|WITH)\b/.test(query);
  const whole = reads && settings.length > 0 ? `${query} SETTINGS ${settings.join(", ")}` : query;
  if (Object.keys(parameters).length === 0) return session.queryAsync(whole, { format });
  return session.queryBindAsync(whole, parameters, { format });
}

/** Parameters come as ClickHouse's text format has them. */
function unescaped(value) {
  const named = { n: "\n", t: "\t", r: "\r", 0: "\0", b: "\b", f: "\f" };
  return value.replace(/\\(.)/gs, (_, character) => named[character] ?? character);
}

server.listen(Number(port), "127.0.0.1", () => console.log("listening"));
