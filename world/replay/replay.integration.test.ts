import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type OtlpReceiver, startOtlpReceiver } from "@/test/otlp-receiver";

import { openOutbox } from "../otlp/outbox";
import { readCase } from "./read-case";
import { extentOf, replay, shiftOf } from "./replay";

const START_MS = Date.UTC(2026, 5, 1);
const SECRET = "the-disk-was-full";

let receiver: OtlpReceiver;
let folder: string;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
  folder = join(await mkdtemp(join(tmpdir(), "cases-")), SECRET);
  await mkdir(folder);
  await mkdir(join(folder, "..", "_shared"));
});
afterEach(async () => {
  await receiver.stop();
  await rm(join(folder, ".."), { recursive: true });
});

async function writeCase(files: Record<string, string> = {}): Promise<void> {
  const about = {
    id: SECRET,
    symptom: { summary: SECRET },
    windowStart: 1_000,
    windowEnd: 1_120,
    samplePeriodSec: 60,
    baselineIsSeparate: true,
    files: {
      metrics: "metrics.csv.gz",
      logs: "logs.csv.gz",
      traces: "traces.csv.gz",
      baseline: "../_shared/baseline.csv.gz",
      ...files,
    },
  };
  const table = (path: string, text: string) => writeFile(join(folder, path), gzipSync(text));
  await writeFile(join(folder, "case.json"), JSON.stringify(about));
  await writeFile(join(folder, "truth.json"), JSON.stringify({ services: [SECRET] }));
  await table("../_shared/baseline.csv.gz", "time,back_cpu-pct\n500000,1\n500060,2\n");
  await table("metrics.csv.gz", "time,back_cpu-pct,front_cpu-pct\n1000,50,5\n1060,,6\n");
  await table(
    "logs.csv.gz",
    'time,service,severity,message,traceId,attrs\n1061,back,ERROR,no space left,ab,"{""disk"":""a"",""free"":0}"\n',
  );
  await table(
    "traces.csv.gz",
    "traceId,spanId,parentSpanId,service,operation,startTime,durationUs,statusCode\n" +
      "ab,1,,front,GET /,1060000000,9000000,\nab,2,1,back,write,1061000000,2000000,ERROR\n",
  );
}

/** Plays the case by a clock that moves when somebody waits for it. */
async function play(speed: number) {
  const recording = await readCase(folder);
  if (!recording.ok) throw new Error(recording.problem);
  const extent = extentOf(recording.value);
  if (!extent) throw new Error("The case is empty.");
  const outbox = openOutbox({ endpoint: receiver.endpoint, token: null });
  let nowMs = START_MS;
  const sendings: number[] = [];
  const failures: string[] = [];
  await replay({
    recording: recording.value,
    extent,
    shiftMs: shiftOf(extent, { startMs: START_MS, speed }),
    speed,
    outbox,
    clock: {
      now: () => nowMs,
      until: (atMs) => {
        nowMs = Math.max(nowMs, atMs);
        return Promise.resolve();
      },
    },
    signal: new AbortController().signal,
    report: (delivery, recordedMs) => {
      failures.push(...delivery.failures);
      sendings.push(recordedMs);
    },
  });
  await outbox.close();
  expect(failures).toEqual([]);
  return { sendings, endMs: nowMs };
}

const points = () =>
  receiver.metrics.flatMap(({ name, unit, gauge, resource }) =>
    (gauge?.dataPoints ?? []).map(({ timeUnixNano, value }) => ({
      series: `${String(resource["service.name"])} ${name} ${unit}`,
      atMs: timeUnixNano,
      value,
    })),
  );

describe("a replay", () => {
  it("sends everything in order, its distances kept, so that its end falls on now", async () => {
    await writeCase();
    const { sendings, endMs } = await play(10);
    const end = START_MS + 18_900;
    expect(endMs).toBe(START_MS + 19_000);
    expect(sendings).toEqual(sendings.toSorted((one, other) => one - other));
    expect(points()).toEqual([
      { series: "back cpu-pct %", atMs: end - 189_000, value: 1 },
      { series: "back cpu-pct %", atMs: end - 129_000, value: 2 },
      { series: "back cpu-pct %", atMs: end - 69_000, value: 50 },
      { series: "front cpu-pct %", atMs: end - 69_000, value: 5 },
      { series: "front cpu-pct %", atMs: end - 9_000, value: 6 },
    ]);
    expect(receiver.spans).toMatchObject([
      {
        name: "write",
        kind: 2,
        startTimeUnixNano: end - 8_000,
        endTimeUnixNano: end - 6_000,
        status: { code: 2 },
      },
      { name: "GET /", kind: 2, startTimeUnixNano: end - 9_000, endTimeUnixNano: end },
    ]);
    expect(receiver.spans[0]?.parentSpanId).toBe(receiver.spans[1]?.spanId);
    expect(receiver.logs).toMatchObject([
      {
        body: "no space left",
        severityNumber: 17,
        timeUnixNano: end - 8_000,
        traceId: receiver.spans[0]?.traceId,
      },
    ]);
  });

  it("never sends the case's name or the truth", async () => {
    await writeCase();
    await play(1_000);
    expect(receiver.spans.length).toBe(2);
    expect(receiver.bytes()).toContain("no space left");
    expect(receiver.bytes()).not.toContain(SECRET);
  });

  it.each([
    { logs: "truth.json" },
    { logs: "../../secrets.csv" },
    { logs: "../other/logs.csv.gz" },
    { logs: "gone.csv.gz" },
  ])("refuses a case that points to %j", async (files) => {
    await writeCase(files);
    expect(await readCase(folder)).toMatchObject({ ok: false });
  });
});
