import { z } from "zod";

import type { LogLines } from "@/lib/telemetry/log-lines";
import type { NumberedSpans } from "@/lib/telemetry/numbered-spans";
import type { ShownRows } from "@/lib/telemetry/shown-rows";
import type { PointTable, SpanTable } from "@/lib/telemetry/signals";
import type { MinuteVersions, StoreStatus, Taken, WindowTables } from "@/lib/telemetry/store-port";

const holds = (value: unknown, ...names: readonly string[]) =>
  typeof value === "object" && value !== null && names.every((name) => name in value);

// Both threads are ours and of one build: what is told apart is which question an answer belongs to.
export const isTaken = z.custom<Taken>((value) => holds(value, "ok"));
export const isWindowTables = z.custom<WindowTables>((value) => holds(value, "points", "spans", "logs"));
export const isMinuteVersions = z.custom<MinuteVersions>((value) => holds(value, "points", "spans", "logs"));
export const isPointTable = z.custom<PointTable>((value) => holds(value, "seriesOf"));
export const isNumberedSpans = z.custom<NumberedSpans>((value) => holds(value, "parentSpanId", "callee"));
export const isLogLines = z.custom<LogLines>((value) => holds(value, "bytes", "ends"));
export const isShownRows = z.custom<ShownRows>((value) => holds(value, "spans", "traceId", "logs"));
export const isSpanTable = z.custom<SpanTable>((value) => holds(value, "parentSpanId", "attributes"));
export const isStatus = z.custom<StoreStatus>((value) => holds(value, "diskBytes"));
