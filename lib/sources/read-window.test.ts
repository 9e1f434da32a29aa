import { describe, expect, it } from "vitest";

import { createLogColumns } from "@/lib/telemetry/log-columns";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { Signals } from "@/lib/telemetry/signals";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";

import { readWindow } from "./read-window";

const WINDOW: TelemetryWindow = { fromUs: 0, toUs: 1_000 };
const never = new AbortController().signal;

function withLog(body: string): Signals {
  const columns = createLogColumns();
  columns.add({ timeUs: 1, service: "cart", severity: 9, body, traceId: "", spanId: "", attributes: {} });
  return { ...noSignals(WINDOW, []), logs: columns.table() };
}

const source = (name: string, read: TelemetrySource["read"]): TelemetrySource => ({
  name,
  signals: ["traces", "logs"],
  read,
});

describe("readWindow", () => {
  it("mixes what sources have, and names one that fails for each signal it holds", async () => {
    const mixed = await readWindow(
      [
        source("one", () => Promise.resolve(withLog("of one"))),
        source("down", () => Promise.reject(new Error("disk\nfull"))),
        source("two", () => Promise.resolve(withLog("of two"))),
      ],
      WINDOW,
      { signal: never },
    );
    expect(mixed.logs.body).toEqual(["of one", "of two"]);
    expect(mixed.gaps).toEqual([
      { source: "down", signal: "traces", reason: "It could not be read: disk full." },
      { source: "down", signal: "logs", reason: "It could not be read: disk full." },
    ]);
  });

  it("does not wait for a source that never answers, and tells it to stop", async () => {
    let told: AbortSignal | undefined;
    const asleep = source("asleep", (_, { signal }) => {
      told = signal;
      return new Promise(() => {});
    });
    const awake = source("awake", () => Promise.resolve(withLog("here")));
    const mixed = await readWindow([asleep, awake], WINDOW, { signal: never, limitMs: 20 });
    expect(mixed.logs.body).toEqual(["here"]);
    expect(mixed.gaps.map(({ reason }) => reason)).toEqual([
      "It was not read within 0.02 s.",
      "It was not read within 0.02 s.",
    ]);
    expect(told?.aborted).toBe(true);
  });

  it("rejects where nobody waits any more, even if a source does not notice", async () => {
    const controller = new AbortController();
    const reading = readWindow([source("deaf", () => new Promise(() => {}))], WINDOW, {
      signal: controller.signal,
    });
    const reason = new Error("gone");
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
    await expect(readWindow([], WINDOW, { signal: controller.signal })).rejects.toBe(reason);
  });

  it("is an empty window where there is no source", async () => {
    expect(await readWindow([], WINDOW, { signal: never })).toEqual(noSignals(WINDOW, []));
  });
});
