import { z } from "zod";

import type { LogLines } from "@/lib/telemetry/log-lines";
import type { NumberedSpans } from "@/lib/telemetry/numbered-spans";
import type { ShownRows, WantedRows } from "@/lib/telemetry/shown-rows";
import type { PointTable, SpanTable } from "@/lib/telemetry/signals";
import type { MinuteVersions, TelemetryStore, Window, WindowTables } from "@/lib/telemetry/store-port";

import type { Method, RemoteCalls } from "./remote-calls";

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

/** What whoever has the store does for who reads it from elsewhere, as the thread of frames does. */
export function storeMethods(own: () => Store) {
  return {
    tables: method(inWindow, ({ window }, signal) => own().read(window, signal)),
    versions: method(inWindow, ({ window }, signal) => own().rows.versions(window, signal)),
    points: method(inWindow, ({ window }, signal) => own().rows.points(window, signal)),
    spans: method(inWindow, ({ window }, signal) => own().rows.spans(window, signal)),
    logs: method(inWindow, ({ window }, signal) => own().rows.logs(window, signal)),
    shown: method(wanting, ({ window, wanted }, signal) => own().rows.shown(window, wanted, signal)),
    "rows of trace": method(tracing, ({ window, traceId }, signal) =>
      own().rows.trace(window, traceId, signal),
    ),
  } satisfies Readonly<Record<string, Method>>;
}

/** The store as it is seen from elsewhere. */
export function distantStore({ call }: Pick<RemoteCalls, "call">): Store {
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
