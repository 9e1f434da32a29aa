/**
 * A world that is run by another process: orders come as lines of JSON, what happens goes out as lines of JSON, and it
 * ends with the stream of orders. See docs/world.md.
 */
import { createInterface } from "node:readline";

import { type Order, order, type Telling } from "./serve/orders";
import { serveCase } from "./serve/serve-case";
import { serveShop } from "./serve/serve-shop";

/** How long it may take to end. Milliseconds. */
const END_LIMIT_MS = 1_500;

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
// What is still being sent is not worth waiting for: whoever would take it may be gone.
stop.signal.addEventListener("abort", () => setTimeout(() => process.exit(), END_LIMIT_MS).unref());
const tell = (telling: Telling) => void process.stdout.write(`${JSON.stringify(telling)}\n`);
// Whoever listened has gone, and nobody else wants to know.
process.stdout.on("error", () => stop.abort());

let listener: ((given: Order) => void) | null = null;
const lines = createInterface({ input: process.stdin });
lines.once("close", () => stop.abort());
lines.on("line", (line) => {
  const given = order.safeParse(JSON.parse(line));
  if (!given.success) tell({ is: "problem", detail: "That is no order." });
  else if (listener) listener(given.data);
  else void begin(given.data);
});

async function begin(first: Order): Promise<void> {
  listener = () => undefined;
  const { signal } = stop;
  try {
    if (first.do === "replay") await serveCase({ order: first, signal, tell });
    else if (first.do === "shop") {
      const onOrder = (given: typeof listener) => void (listener = given);
      await serveShop({ order: first, onOrder, signal, tell });
    } else tell({ is: "problem", detail: "The first order says what world it is." });
  } catch (error) {
    if (!signal.aborted)
      tell({ is: "problem", detail: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  } finally {
    lines.close();
    process.stdin.destroy();
  }
}
