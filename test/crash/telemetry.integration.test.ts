import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { expect, inject, it } from "vitest";

import { telemetryFolder } from "../telemetry";

const ROWS = 500;
const FROM_US = 490_000 * 3_600_000_000;
/** After how many batches each process is killed, at whatever it does then. */
const LIVES = [3, 11, 22, 8];

/** Lets a process take batches until it has said so of `count`, and kills it; gives the last one that it spoke of. */
async function liveAndDie(folder: string, first: number, count: number): Promise<number> {
  const entry = join(inject("bundles"), "telemetry-process.js");
  const child = spawn(process.execPath, [entry, folder, String(first), String(FROM_US)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  let printed = "";
  child.stdout.on("data", (text: Buffer) => {
    printed += text.toString();
    if (printed.split("\n").length > count) child.kill("SIGKILL");
  });
  const [code, signal] = await exit;
  expect([code, signal]).toEqual([null, "SIGKILL"]);
  return Number(printed.trim().split("\n").at(-1));
}

it("loses nothing that it was told is taken, and has no half batch, however often it is killed", async () => {
  const place = telemetryFolder();
  let next = 0;
  for (const count of LIVES) {
    const last = await liveAndDie(place.folder, next, count);
    expect(last).toBeGreaterThanOrEqual(next + count - 1);
    const store = await place.open();
    const { spans } = await store.read({ fromUs: 0, toUs: 2 ** 53 });
    await store.close();
    const rows = new Map<string, number>();
    for (const index of spans.name) {
      const name = spans.texts[index] ?? "";
      rows.set(name, (rows.get(name) ?? 0) + 1);
    }
    const acknowledged = Array.from({ length: last + 1 }, (_, batch) => `batch ${batch}`);
    expect(acknowledged.filter((name) => rows.get(name) !== ROWS)).toEqual([]);
    expect([...rows.values()].filter((written) => written !== ROWS)).toEqual([]);
    next = rows.size;
  }
  place.remove();
});
