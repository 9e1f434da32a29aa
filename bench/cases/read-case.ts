import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

import type { SignalGap, Signals } from "@/lib/telemetry/signals";

import { type CaseDescription, caseDescription, timeScale, topology } from "./case-description";
import { logTable, metricTable, rowsWhere, spanTable, type TimedRows, timedRows } from "./case-tables";
import { parseCsv } from "./csv";
import { parseRows } from "./recorded-rows";

const SECOND_US = 1_000_000;
/** How gzip begins. */
const GZIP = [0x1f, 0x8b];
const MISSING = "The file is not there.";
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
/** Rows this near to a minute that was recorded without a fault belong to it: traces begin before they are collected. */
const NEAR_MINUTE_US = 180 * SECOND_US;
/** The answer: only a scorer opens it. */
const ANSWER = "truth.json";

type Stretch = { fromUs: number; toUs: number };

/** A recorded incident as a responder sees it. Nothing in it names the case. */
export type RecordedCase = {
  signals: Signals;
  /** What was recorded apart, at another time and without the fault; null where nothing was. */
  baseline: Signals | null;
  /** An alarm rang about then. */
  alarmUs: number;
  symptom: { service: string | null; metric: string | null };
  entryService: string | null;
  /** Earlier, unrelated incidents. */
  exclude: readonly Stretch[];
  /** Times here by times of the recording: 1,000 where it has milliseconds for microseconds. */
  timeScale: number;
  /** As recorded: releases, commits, flags. */
  changes: unknown;
};

/** The folders of a set's cases, in order. */
export async function caseFolders(setFolder: string): Promise<string[]> {
  const entries = await readdir(setFolder, { withFileTypes: true });
  const cases = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"));
  return cases.map(({ name }) => join(setFolder, name)).sort();
}

/** Reads a case folder. Throws where it is not of the documented layout, and rather than open the answer. */
export async function readCase(folder: string): Promise<RecordedCase> {
  const description = caseDescription.parse(JSON.parse(await readFile(join(folder, "case.json"), "utf8")));
  const { files } = description;
  const scale = timeScale(description);
  const fileOf = (name: string) => pathOf(folder, name);
  const gaps: SignalGap[] = [];
  const table = async (name: string | undefined, signal: SignalGap["signal"]): Promise<TimedRows> => {
    const bytes = await bytesOf(fileOf, name);
    if (name !== undefined && bytes === null) gaps.push({ source: "recording", signal, reason: MISSING });
    return timedRows(bytes === null ? [] : parseCsv(await unpacked(bytes)), scale);
  };
  const json = async (name: string | undefined): Promise<unknown> => {
    const bytes = await bytesOf(fileOf, name);
    return bytes === null ? null : JSON.parse(bytes.toString("utf8"));
  };

  const [metrics, apart, traces, logs] = [
    await table(files.metrics, "metrics"),
    await table(files.baseline, "metrics"),
    await table(files.traces, "traces"),
    await table(files.logs, "logs"),
  ];
  const edges = topology.nullable().parse(await json(files.topology))?.edges ?? [];
  const calls = edges.map(([caller, callee]) => ({ caller, callee }));
  const window = windowOf(description, scale);
  const isInWindow = (timeUs: number) => timeUs >= window.fromUs && timeUs < window.toUs;
  const quiet = quietTimes(description, scale);
  const rows = await bytesOf(fileOf, files.rows);
  const isApart = (timeUs: number) => !isInWindow(timeUs) && quiet.some((near) => near(timeUs));
  return {
    signals:
      rows === null
        ? signalsOf(window, {
            metrics,
            traces: rowsWhere(traces, isInWindow),
            logs: rowsWhere(logs, isInWindow),
            calls,
            gaps,
          })
        : { ...window, ...parseRows(await unpacked(rows)), calls, gaps },
    baseline: baselineOf({
      metrics: apart,
      traces: rowsWhere(traces, isApart),
      logs: rowsWhere(logs, isApart),
      calls,
      gaps,
    }),
    alarmUs: description.anomalyStart * SECOND_US * scale,
    symptom: { service: description.symptom?.service ?? null, metric: description.symptom?.metric ?? null },
    entryService: description.entryService ?? null,
    exclude: description.excludeWindows.map(([from, to]) => stretch(from, to, scale)),
    timeScale: scale,
    changes: await json(files.changes),
  };
}

/** The last row stands at the window's end: its sample lasts one period more. */
function windowOf({ windowStart, windowEnd, samplePeriodSec }: CaseDescription, scale: number): Stretch {
  const { fromUs, toUs } = stretch(windowStart, windowEnd, scale);
  return { fromUs, toUs: toUs + samplePeriodSec * SECOND_US };
}

function stretch(from: number, to: number, scale: number): Stretch {
  return { fromUs: from * SECOND_US * scale, toUs: to * SECOND_US * scale };
}

function quietTimes({ traceMinutes, logMinutes }: CaseDescription, scale: number) {
  const minutes = new Set([...(traceMinutes?.baseline ?? []), ...(logMinutes?.baseline ?? [])]);
  return [...minutes].map((minute) => {
    const minuteUs = minute * SECOND_US * scale;
    return (timeUs: number) => Math.abs(timeUs - minuteUs) <= NEAR_MINUTE_US;
  });
}

type Rows = {
  metrics: TimedRows;
  traces: TimedRows;
  logs: TimedRows;
  calls: Signals["calls"];
  gaps: readonly SignalGap[];
};

function baselineOf(rows: Rows): Signals | null {
  const timesUs = [rows.metrics, rows.traces, rows.logs].flatMap(({ timeUs }) => timeUs);
  const fromUs = timesUs.reduce((least, timeUs) => Math.min(least, timeUs), Number.POSITIVE_INFINITY);
  const toUs = timesUs.reduce((most, timeUs) => Math.max(most, timeUs), Number.NEGATIVE_INFINITY);
  return timesUs.length === 0 ? null : signalsOf({ fromUs, toUs: toUs + SECOND_US }, rows);
}

function signalsOf(window: Stretch, { metrics, traces, logs, calls, gaps }: Rows): Signals {
  return {
    ...window,
    points: metricTable(metrics),
    spans: spanTable(traces),
    logs: logTable(logs),
    calls,
    gaps,
  };
}

function pathOf(folder: string, name: string): string {
  const path = resolve(folder, name);
  const isOutside = relative(dirname(resolve(folder)), path).startsWith("..");
  if (isOutside || basename(path) === ANSWER) throw new Error(`${name} is no file of a case`);
  return path;
}

/** Null where no file is named, or the one named is not there: what was not recorded is a gap. */
async function bytesOf(fileOf: (name: string) => string, name: string | undefined): Promise<Buffer | null> {
  if (name === undefined) return null;
  const path = fileOf(name);
  return existsSync(path) ? readFile(path) : null;
}

/** Unpacked where it is packed. */
async function unpacked(bytes: Buffer): Promise<string> {
  const isPacked = bytes[0] === GZIP[0] && bytes[1] === GZIP[1];
  const text = isPacked ? await promisify(gunzip)(bytes, { maxOutputLength: MAX_UNPACKED_BYTES }) : bytes;
  return text.toString("utf8");
}
