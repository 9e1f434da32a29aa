#!/usr/bin/env node
/**
 * Stands in for the schema-engine binary that Prisma's command line would download: same arguments, same JSON-RPC over
 * stdin and stdout, the WebAssembly engine inside. `prisma.config.ts` points PRISMA_SCHEMA_ENGINE_BINARY here.
 */
import { readFileSync } from "node:fs";
import readline from "node:readline";

import { messageOf } from "../problem.mjs";
import { runDatabaseCommand } from "./database-command.mjs";
import { parseEngineArguments } from "./engine-arguments.mjs";
import { openEngine, panic } from "./wasm-engine.mjs";

/** @typedef {Awaited<ReturnType<typeof openEngine>>} Session */

const RPC_FAILED = 4466;
const PANIC_EXIT_CODE = 101;
/** Ids of the requests this end makes; the command line's own start at 1. */
const FIRST_PRINT_ID = 1_000_000;

const { datamodels, url, shadowUrl, command } = parseEngineArguments(process.argv.slice(2));
const debug = Boolean(process.env["DEBUG"]);
let printId = FIRST_PRINT_ID;
/** @type {unknown} */
let currentId;

if (command.includes("--version")) console.log("schema-engine-cli wasm");
else if (url === undefined) fail("the schema engine was given no database URL");
else if (command[0] === "cli") await answerCommand(command[1], url);
else serve(url);

/**
 * @param {string | undefined} name
 * @param {string} databaseUrl
 */
async function answerCommand(name, databaseUrl) {
  const error = await runDatabaseCommand(name, databaseUrl);
  if (error !== undefined) fail(error.message, { error_code: error.code, is_panic: false });
}

/**
 * The command line reads the last line of stderr as JSON, and skips the first.
 * @param {string} message
 * @param {Record<string, unknown>} fields
 */
function fail(message, fields = {}) {
  process.stderr.write(`\n${logLine("ERROR", message, fields)}`);
  process.exitCode = 1;
}

/** @param {string} databaseUrl */
function serve(databaseUrl) {
  process.on("uncaughtException", onPanic);
  let queue = Promise.resolve();
  const lines = readline.createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on("line", (line) => {
    if (line.trim() === "") return;
    const { id, method, params } = JSON.parse(line);
    // No method: the answer to one of our own print requests.
    if (typeof method === "string") queue = queue.then(() => answer(databaseUrl, id, method, params));
  });
  lines.on("close", () => void queue.then(() => process.exit()));
}

/**
 * A fresh engine for each call: one engine hands out its shadow database only once.
 * @param {string} databaseUrl
 * @param {unknown} id
 * @param {string} method
 * @param {Record<string, unknown>} params
 */
async function answer(databaseUrl, id, method, params) {
  currentId = id;
  /** @type {Session | undefined} */
  let session;
  try {
    session = await openEngine({
      url: databaseUrl,
      shadowUrl,
      datamodels: datamodels.map((path) => [path, readFileSync(path, "utf8")]),
      log: (line) => debug && process.stderr.write(`${logLine("INFO", line)}\n`),
    });
    write({ id, result: await dispatch(session.engine, method, params) });
  } catch (error) {
    write({ id, error: rpcError(error, session) });
  } finally {
    await session?.close();
  }
}

/**
 * @param {Session["engine"]} engine
 * @param {string} method
 * @param {Record<string, unknown>} params
 */
async function dispatch(engine, method, params) {
  const call = callable(engine);
  if (method === "getDatabaseVersion") return { version: await engine.version() };
  if (method === "diff") {
    const { exitCode, stdout } = await call("diff", params);
    if (typeof stdout === "string")
      write({ id: printId++, method: "print", params: { content: stdout.replace(/\n$/, "") } });
    return { exitCode, stdout: null };
  }
  // Both read the migration history from a cache that only devDiagnostic fills.
  if (method === "evaluateDataLoss" || method === "createMigration")
    await call("devDiagnostic", { migrationsList: params["migrationsList"], filters: params["filters"] });
  return call(method, params);
}

/**
 * The engine's methods by name, with parameters exactly as they came over the wire.
 * @param {Session["engine"]} engine
 * @returns {(method: string, params: Record<string, unknown>) => Promise<Record<string, unknown>>}
 */
function callable(engine) {
  return async (method, params) => {
    const run = Reflect.get(engine, method);
    if (typeof run !== "function") throw new Error(`the schema engine has no method ${method}`);
    return (await run.call(engine, params)) ?? {};
  };
}

/**
 * @param {unknown} error
 * @param {Session | undefined} session
 */
function rpcError(error, session) {
  const code = property(error, "code");
  const registered = property(property(error, "meta"), "id") ?? property(error, "id");
  const original =
    typeof registered === "number" ? session?.errors.consumeError(registered)?.error : undefined;
  const data = {
    is_panic: false,
    message: original instanceof Error ? original.message : panic.message || messageOf(error),
    meta: null,
    error_code: code ?? null,
  };
  return { code: RPC_FAILED, message: "An error happened. Check the data field for details.", data };
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
function property(value, name) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * A Rust panic surfaces outside the awaited promise.
 * @param {Error} error
 */
function onPanic(error) {
  const data = { is_panic: true, message: panic.message || String(error.stack ?? error) };
  write({ id: currentId, error: { code: RPC_FAILED, message: "panic", data } });
  process.stdout.write("", () => process.exit(PANIC_EXIT_CODE));
}

/** @param {Record<string, unknown>} message */
function write(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

/**
 * @param {string} level
 * @param {string} message
 * @param {Record<string, unknown>} fields
 */
function logLine(level, message, fields = {}) {
  const target = "schema_engine::logger";
  return JSON.stringify({
    timestamp: new Date().toISOString(),
    level,
    fields: { message, ...fields },
    target,
  });
}
