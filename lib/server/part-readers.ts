import { type LogPart, logPart } from "@/lib/telemetry/log-part";
import {
  type IdentifiedSeries,
  identifySeries,
  keyOfIdentified,
  type PointPart,
  pointPart,
} from "@/lib/telemetry/point-part";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import { type SpanPart, spanPart } from "@/lib/telemetry/span-part";
import type { FrameRowsReader } from "@/lib/telemetry/store-port";
import { allRows, rowsByMinute } from "@/lib/telemetry/stretch-rows";

import type { ReadParts } from "./kept-parts";

/** Reads parts of points. A series that is in two parts, one read after the other, is there once. */
export function readsPoints(points: FrameRowsReader["points"]): ReadParts<PointPart> {
  let known: ReadonlyMap<string, IdentifiedSeries> = new Map();
  return async (stretches, signal) => {
    const table = await points(hullOf(stretches), signal);
    const series = identifySeries(table.series, known);
    known = new Map(series.map((own) => [keyOfIdentified(own), own]));
    return cut(table.timeUs, stretches, (rows) => pointPart(table, series, rows));
  };
}

/** Reads parts of log lines. */
export function readsLogs(logs: FrameRowsReader["logs"]): ReadParts<LogPart> {
  return async (stretches, signal) => {
    const lines = await logs(hullOf(stretches), signal);
    return cut(lines.timeUs, stretches, (rows, stretch) => logPart(lines, stretch, rows));
  };
}

/** Reads parts of spans. */
export function readsSpans(spans: FrameRowsReader["spans"]): ReadParts<SpanPart> {
  return async (stretches, signal) => {
    const table = await spans(hullOf(stretches), signal);
    return cut(table.startUs, stretches, (rows, stretch) => spanPart(table, stretch, rows));
  };
}

function hullOf(stretches: readonly TelemetryWindow[]): TelemetryWindow {
  return { fromUs: stretches[0]?.fromUs ?? 0, toUs: stretches.at(-1)?.toUs ?? 0 };
}

/** The parts of stretches that follow one another; several of them meet at full minutes. */
function cut<Part>(
  timeUs: Float64Array,
  stretches: readonly TelemetryWindow[],
  part: (rows: Uint32Array, stretch: TelemetryWindow) => Part,
): Part[] {
  const minutes = stretches.length > 1 ? rowsByMinute(timeUs, hullOf(stretches)) : [];
  return stretches.map((stretch, index) => part(minutes[index] ?? allRows(timeUs.length), stretch));
}
