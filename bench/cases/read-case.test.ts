import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { buildFrame } from "@/lib/telemetry/build-frame";
import { PROJECT_ROOT } from "@/scripts/root.mjs";

import { caseFolders, readCase } from "./read-case";

const CASES = resolve(PROJECT_ROOT, process.env["PARALLAX_CASES"] ?? "../shared/cases");
const SECOND_US = 1_000_000;

describe("readCase", () => {
  let set = "";
  beforeAll(async () => {
    set = await mkdtemp(join(tmpdir(), "parallax-case-"));
  });
  afterAll(() => rm(set, { recursive: true }));

  async function made(name: string, description: object, files: Record<string, string>): Promise<string> {
    const folder = join(set, name);
    await mkdir(folder);
    await writeFile(join(folder, "case.json"), JSON.stringify({ id: "set/gives-it-away", ...description }));
    for (const [file, text] of Object.entries(files))
      await writeFile(join(folder, file), file.endsWith(".gz") ? gzipSync(text) : text);
    return folder;
  }

  it("reads metrics, spans, logs and topology, and keeps the case's name to itself", async () => {
    const folder = await made(
      "one",
      {
        anomalyStart: 1_700_000_060,
        windowStart: 1_700_000_000,
        windowEnd: 1_700_000_120,
        entryService: "front",
        symptom: { service: "front", metric: null },
        excludeWindows: [[1_700_000_001, 1_700_000_002]],
        logMinutes: { baseline: [1_690_000_000] },
        files: { metrics: "m.csv.gz", traces: "t.csv.gz", logs: "l.csv.gz", topology: "topology.json" },
      },
      {
        "m.csv.gz": "time,cart_cpu-pct|pod=a,NODE_cpu|node=n\n1700000000,5,\n1700000120,7,1\n",
        "t.csv.gz":
          "traceId,spanId,parentSpanId,service,operation,startTime,durationUs,statusCode,kind\n" +
          "t1,a,,front,GET /,1700000010000000,2000,200,server\nt1,b,a,front,GET,1700000010000500,900,500,client\n",
        "l.csv.gz":
          'time,service,severity,message,traceId,attrs\n1700000011.5,cart,ERROR,"no, never",t1,"{""b"":1,""a"":""x""}"\n' +
          "1690000001,cart,INFO,quiet,,\n12,cart,INFO,stray,,\n",
        "topology.json": '{"edges":[["front","cart"]]}',
        "truth.json": "{",
      },
    );
    const read = await readCase(folder);
    expect(read).toMatchObject({
      alarmUs: 1_700_000_060 * SECOND_US,
      symptom: { service: "front", metric: null },
      entryService: "front",
      exclude: [{ fromUs: 1_700_000_001 * SECOND_US, toUs: 1_700_000_002 * SECOND_US }],
      timeScale: 1,
    });
    expect(JSON.stringify(read)).not.toContain("gives-it-away");
    const { signals, baseline } = read;
    expect(signals).toMatchObject({
      fromUs: 1_700_000_000 * SECOND_US,
      toUs: 1_700_000_180 * SECOND_US,
      calls: [{ caller: "front", callee: "cart" }],
    });
    expect([...signals.points.value]).toEqual([5, 7, 1]);
    expect([...signals.spans.status]).toEqual([0, 2]);
    expect([...signals.spans.kind]).toEqual([2, 3]);
    expect(signals.logs.body).toEqual(["no, never"]);
    expect(signals.logs.attributes).toEqual([{ a: "x", b: "1" }]);
    expect(baseline?.logs.body).toEqual(["quiet"]);
  });

  it("moves times that are a thousand times too early", async () => {
    const folder = await made(
      "early",
      {
        anomalyStart: 1_700_000.06,
        windowStart: 1_700_000,
        windowEnd: 1_700_001,
        files: { traces: "t.csv.gz" },
      },
      {
        "t.csv.gz":
          "traceId,spanId,parentSpanId,service,operation,startTime,durationUs,statusCode\nt,a,,s,o,1700000500000,2000,\n",
      },
    );
    const { signals, alarmUs, timeScale } = await readCase(folder);
    expect(timeScale).toBe(1_000);
    expect(alarmUs).toBeCloseTo(1_700_000_060 * SECOND_US, -3);
    expect(signals.spans.startUs[0]).toBe(1_700_000_500 * SECOND_US);
    expect(signals.spans.durationUs[0]).toBe(2_000);
  });

  it("takes a file that is not there for a gap, and one that is not packed as it is", async () => {
    const folder = await made(
      "sparse",
      {
        anomalyStart: 1_700_000_060,
        windowStart: 1_700_000_000,
        windowEnd: 1_700_000_120,
        symptom: { service: null },
        samplePeriodSec: null,
        files: { metrics: "m.csv", logs: "gone.csv.gz", traces: null },
      },
      { "m.csv": "time,cart_cpu-pct\n1700000000,5\n" },
    );
    const { signals } = await readCase(folder);
    expect([...signals.points.value]).toEqual([5]);
    expect(signals.gaps).toEqual([{ source: "recording", signal: "logs", reason: "The file is not there." }]);
  });

  it.each(["truth.json", "../../elsewhere.csv.gz", "../one/truth.json"])(
    "does not open %s",
    async (metrics) => {
      const name = `refused-${metrics.replaceAll(/\W/gu, "-")}`;
      const window = { anomalyStart: 1, windowStart: 1, windowEnd: 2 };
      const folder = await made(name, { ...window, files: { metrics } }, { "truth.json": "{}" });
      await expect(readCase(folder)).rejects.toThrow("is no file of a case");
    },
  );
});

const SETS = [
  "changerca-ob",
  "microirc-ob",
  "nezha-ob",
  "nezha-tt",
  "petshop",
  "rootcausebench",
  "shapleyiq-tt",
  "sockshop-rcd",
];

describe.skipIf(!existsSync(CASES))(
  "recorded cases (skipped where there is no folder of them: PARALLAX_CASES)",
  () => {
    it.each(SETS)("of %s become frames with all that their files hold", async (set) => {
      const folders = await caseFolders(join(CASES, set));
      const samples = [folders[0], folders.at(-1)].filter((folder) => folder !== undefined);
      expect(samples).toHaveLength(2);
      for (const folder of samples) {
        const { signals } = await readCase(folder);
        const { series, operations, logs, coverage, callGraph } = buildFrame(signals);
        const { files } = JSON.parse(await readFile(join(folder, "case.json"), "utf8"));
        expect({ metrics: series.length > 0, traces: operations.length > 0, logs: logs.length > 0 }).toEqual({
          metrics: "metrics" in files,
          traces: "traces" in files,
          logs: "logs" in files,
        });
        expect(callGraph.services.length).toBeGreaterThan(0);
        expect(coverage.outside).toEqual({ points: 0, spans: 0, logs: 0 });
        expect(coverage.unusable).toEqual({ points: 0, spans: 0, logs: 0 });
        expect(coverage.dropped).toMatchObject({ series: 0, operations: 0, edges: 0, logLines: 0 });
      }
    });
  },
);
