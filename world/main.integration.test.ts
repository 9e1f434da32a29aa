import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";

import { type OtlpReceiver, startOtlpReceiver } from "@/test/otlp-receiver";
import { until } from "@/test/until";

let receiver: OtlpReceiver;
let records: string;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
  records = await mkdtemp(join(tmpdir(), "world-"));
});
afterEach(async () => {
  await receiver.stop();
  await rm(records, { recursive: true });
});

function start(...argv: readonly string[]) {
  const where = ["--endpoint", receiver.endpoint, "--records", records];
  const child = spawn(process.execPath, [join(inject("bundles"), "world-main.js"), ...argv, ...where]);
  const said = text(child.stderr);
  const ended = once(child, "exit");
  return {
    type: (line: string) => child.stdin.write(`${line}\n`),
    stop: () => child.kill("SIGINT"),
    end: async () => {
      const [code]: unknown[] = await ended;
      return { code, said: await said };
    },
  };
}

/** What the world wrote down, "" before it did. */
async function recorded(folder: string): Promise<string> {
  // What ends otherwise is being written still.
  const name = (await readdir(join(records, folder))).find((file) => file.endsWith(".json"));
  if (name === undefined) return "";
  return readFile(join(records, folder, name), "utf8");
}

describe("npm run world", () => {
  it("runs a shop that is struck by what is typed, and ends when told to", async () => {
    const world = start("--shop", "--history", "1m", "--seed", "9");
    await until(() => receiver.spans.length > 1_000, "A minute of the past");
    world.type("orders:errors@+0s,via=flag");
    await until(async () => (await recorded("truth")).includes("errors"), "The fault");
    world.stop();
    const { code, said } = await world.end();
    expect(code, said).toBe(0);
    expect(said).toContain("It will be so");
    expect(said).not.toContain("failed");
    expect(await recorded("changes")).toContain('"flag": "orders.split-parcels"');
    expect(receiver.metrics.length).toBeGreaterThan(100);
    expect(receiver.bytes()).not.toContain("faultKind");
  });

  it.each(["amber", "birch", "cedar"])("replays the sample %s, and never sends its name", async (name) => {
    const world = start("--case", name, "--speed", "100000");
    const { code, said } = await world.end();
    expect(code, said).toBe(0);
    expect(said).not.toContain("failed");
    expect(receiver.metrics.length).toBeGreaterThan(5);
    expect(receiver.spans.length > 0).toBe(name !== "cedar");
    expect(receiver.bytes()).not.toContain(name);
  });

  it("says in one sentence what is wrong", async () => {
    const { code, said } = await start("--case", "nowhere").end();
    expect(code).toBe(1);
    expect(said).toContain('There is no case "nowhere"');
  });
});
