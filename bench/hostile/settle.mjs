/**
 * Preloaded into the server that bench/hostile.ts sends to: on SIGUSR2 it collects garbage in every thread until its
 * memory is steady, and writes down what it then holds.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { BroadcastChannel, isMainThread } from "node:worker_threads";

const ROUNDS = 12;
const EVERY_MS = 250;
/** What is looked at; whatever else it starts is not. */
const SERVER = /(dist[/\\]server\.js|routes-node\.ts)$/;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const others = new BroadcastChannel("parallax.bench.settle");

const folder = process.env["PARALLAX_BENCH_FOLDER"] ?? "";
if (!isMainThread) others.addEventListener("message", () => collect());
else if (SERVER.test(process.argv[1] ?? "")) {
  writeFileSync(join(folder, "pid"), String(process.pid));
  process.on("SIGUSR2", () => void settle());
}
others.unref();

/** Collects garbage in every thread, several times, and says when it is done. */
async function settle() {
  for (let round = 0; round < ROUNDS; round++) {
    collect();
    // A channel is no window: it has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    others.postMessage("collect");
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  const { rss, heapUsed } = process.memoryUsage();
  const held = {
    rssMiB: rss / 2 ** 20,
    heapMiB: heapUsed / 2 ** 20,
    fileDescriptors: readdirSync("/proc/self/fd").length,
  };
  writeFileSync(join(folder, "held.json"), JSON.stringify(held));
}
