import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

import { readSampleMessage, type SampleMessage } from "./sample-messages";

/** How long it may take to end by itself. Milliseconds. */
const STOP_MS = 2_000;
/** What it may know of its surroundings: nothing of ours. */
const PASSED_ON = ["PATH", "HOME", "TMPDIR", "SystemRoot"];
const LAST_WORDS = 500;

/** A sample's process. It ends with its stream of orders: however this process goes, it stays behind for nobody. */
export type SampleProcess = {
  order: (order: object) => void;
  /** Resolves with its last words where it failed; null where it ended well. */
  ended: Promise<string | null>;
  stop: () => Promise<void>;
};

/** The bundle beside the process's own or, where there is none, the source. The world is run, and never imported. */
export function worldEntry(): string {
  const bundle = join(dirname(process.argv[1] ?? ""), "world.js");
  return existsSync(bundle) ? bundle : join(process.cwd(), "world", "serve-source.mjs");
}

export function startSampleProcess(
  entry: string,
  onMessage: (message: SampleMessage) => void,
): SampleProcess {
  const known = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const child = spawn(process.execPath, [entry], {
    stdio: ["pipe", "pipe", "pipe"],
    // Next makes NODE_ENV a part of every environment's type.
    env: { NODE_ENV: process.env.NODE_ENV, ...Object.fromEntries(known) },
  });
  let lastWords = "";
  child.stderr.on("data", (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-LAST_WORDS);
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const message = readSampleMessage(line);
    if (message) onMessage(message);
  });
  // An order to one who has just gone is none.
  child.stdin.on("error", () => undefined);
  const ended = new Promise<string | null>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) =>
      resolve(code === 0 ? null : `It ended with ${signal ?? `exit ${code}`}. ${lastWords.trim()}`.trim()),
    );
  });
  return {
    order: (order) => void child.stdin.write(`${JSON.stringify(order)}\n`),
    ended,
    async stop() {
      child.stdin.end();
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
