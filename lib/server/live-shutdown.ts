import type { Server } from "node:http";

/** How long stopping may take in all before the process ends anyhow, in milliseconds. */
const STOP_LIMIT_MS = 5_000;
/** How long answers under way may take, in milliseconds. */
const ANSWERS_MS = 3_000;

/** Ends the process cleanly on SIGTERM and SIGINT: runs `stop` once, and goes at the latest after five seconds. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Stopping failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

/** Takes no new connections, and waits for the answers under way. */
export function closeHttp(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(resolve, ANSWERS_MS);
    server.close(() => {
      clearTimeout(limit);
      resolve();
    });
    server.closeIdleConnections();
  });
}
