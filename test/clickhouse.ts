import { randomInt } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { freePort } from "../scripts/database/free-port.mjs";
import { keep } from "../scripts/process/keep.mjs";
import { until } from "./until";

const SERVER = fileURLToPath(new URL("chdb-server.mjs", import.meta.url));

export type ClickhouseServer = { url: string; stop: () => Promise<void> };

/** A real engine on loopback behind as much of the HTTP interface as its client needs, its data in a folder that goes. */
export async function startClickhouse(): Promise<ClickhouseServer> {
  const installed = process.env["PARALLAX_CHDB"];
  if (!installed) throw new Error("Run these tests with: npm run test:clickhouse");
  const port = await freePort({ seed: randomInt(1_000_000) });
  const folder = mkdtempSync(join(tmpdir(), "parallax-clickhouse-"));
  let log = "";
  const kept = keep([process.execPath, SERVER, installed, folder, String(port)], {
    signal: "KILL",
    cwd: undefined,
    env: process.env,
    output: (text) => (log += text),
    removeAfter: folder,
  });
  let ended = false;
  void kept.exited.then(() => (ended = true));
  await until(() => {
    if (ended) throw new Error(`The engine ended: ${log}`);
    return log.includes("listening");
  }, "The engine listening");
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await kept.stop();
    },
  };
}
