import { z } from "zod";

import type { LogLines } from "@/lib/telemetry/log-lines";
import type { NumberedSpans } from "@/lib/telemetry/numbered-spans";
import type { ShownRows, WantedRows } from "@/lib/telemetry/shown-rows";
import type { PointTable, SpanTable } from "@/lib/telemetry/signals";
import type { MinuteVersions, TelemetryStore, Window, WindowTables } from "@/lib/telemetry/store-port";

import type { Method, ThreadCalls } from "./thread-calls";

type Store = Pick<TelemetryStore, "read" | "rows">;

// Both threads are ours and of one build: nothing is looked into.
const given = <Value>() => z.custom<Value>((value) => typeof value === "object" && value !== null);
const inWindow = given<{ window: Window }>();
const wanting = given<{ window: Window; wanted: WantedRows }>();
const tracing = given<{ window: Window; traceId: string }>();

const TABLES_DEPTH = 2;

function method<Input>(
  input: z.ZodType<Input>,
  ask: (input: Input, signal: AbortSignal) => Promise<unknown>,
): Method {
  return async (told, signal) => ({ answer: await ask(input.parse(told), signal), depth: TABLES_DEPTH });
}

/** What the thread that owns the process does for the thread of frames: it reads the store. */
export function storeMethods({ read, rows }: Store): Readonly<Record<string, Method>> {
  return {
    tables: method(inWindow, ({ window }, signal) => read(window, signal)),
    versions: method(inWindow, ({ window }, signal) => rows.versions(window, signal)),
    points: method(inWindow, ({ window }, signal) => rows.points(window, signal)),
    spans: method(inWindow, ({ window }, signal) => rows.spans(window, signal)),
    logs: method(inWindow, ({ window }, signal) => rows.logs(window, signal)),
    shown: method(wanting, ({ window, wanted }, signal) => rows.shown(window, wanted, signal)),
    "rows of trace": method(tracing, ({ window, traceId }, signal) => rows.trace(window, traceId, signal)),
  };
}

/** The store as the thread of frames sees it. */
export function distantStore({ call }: ThreadCalls): Store {
  const ask = async <Value>(what: string, input: unknown, signal?: AbortSignal): Promise<Value> =>
    given<Value>().parse(await call(what, input, signal ? { signal } : {}));
  return {
    read: (window, signal) => ask<WindowTables>("tables", { window }, signal),
    rows: {
      versions: (window, signal) => ask<MinuteVersions>("versions", { window }, signal),
      points: (window, signal) => ask<PointTable>("points", { window }, signal),
      spans: (window, signal) => ask<NumberedSpans>("spans", { window }, signal),
      logs: (window, signal) => ask<LogLines>("logs", { window }, signal),
      shown: (window, wanted, signal) => ask<ShownRows>("shown", { window, wanted }, signal),
      trace: (window, traceId, signal) => ask<SpanTable>("rows of trace", { window, traceId }, signal),
    },
  };
}
