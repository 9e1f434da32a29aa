"use client";

import { useState } from "react";

import { quantityText } from "@/lib/telemetry/quantity";
import { STATUS_ERROR } from "@/lib/telemetry/span-kind";
import { tellingSpans } from "@/lib/telemetry/telling-spans";
import type { FrozenSpan, FrozenTrace as Trace } from "@/lib/timeline/frozen-trace";
import { clockTime, type Zone } from "@/lib/timeline/zone";

import { FIRST_SPANS } from "./frozen-height";
import { SpanName } from "./span-name";
import { WaterfallBar } from "./waterfall-bar";
import { type WaterfallRow, waterfallOf } from "./waterfall-rows";

const DEEPEST = 8;
const none: ReadonlySet<string> = new Set();

export interface FrozenTraceProps {
  result: Trace;
  title: string;
  zone: Zone;
}

/** A trace as it was, span by span: first the spans that tell most. */
export function FrozenTrace({ result, title, zone }: FrozenTraceProps) {
  const { spans, spanCount, errorCount, startedAt, durationSeconds } = result;
  const [all, setAll] = useState(false);
  const { rows } = waterfallOf(all ? spans : tellingSpans(spans, FIRST_SPANS), none);
  return (
    <>
      <p className="flex h-5 items-center gap-x-2 text-meta text-muted tabular-nums">
        <span>{clockTime(zone, Date.parse(startedAt), true)}</span>
        <span>{quantityText(durationSeconds, "s")}</span>
        <span className="text-subtle">
          {spanCount === 1 ? "1 span" : `${spanCount} spans`}
          {errorCount > 0 && `, ${errorCount} failed`}
          {spanCount > spans.length && `, ${spans.length} kept`}
        </span>
      </p>
      <ol
        aria-label={title}
        className="border-y border-line [--indent:0.625rem] max-tablet:[--indent:0.25rem]"
      >
        {rows.map((line) => (
          <Line key={line.span.spanId} line={line} />
        ))}
      </ol>
      {spans.length > FIRST_SPANS && (
        <button
          type="button"
          onClick={() => setAll(!all)}
          className="flex h-5 items-center text-meta text-link hover:underline"
        >
          {all ? `Only the ${FIRST_SPANS} that tell most` : `All ${spans.length} spans`}
        </button>
      )}
    </>
  );
}

function Line({ line }: { line: WaterfallRow<FrozenSpan> }) {
  const { span, depth } = line;
  const failed = span.status === STATUS_ERROR;
  return (
    <li className="flex h-5.5 items-center text-meta">
      <span
        className="flex w-2/5 min-w-0 shrink-0 items-center gap-1 pr-2"
        style={{ paddingLeft: `calc(${Math.min(depth, DEEPEST)} * var(--indent))` }}
        title={`${span.service} ${span.operation}`}
      >
        <SpanName span={span} failed={failed} />
      </span>
      <WaterfallBar line={line} failed={failed} />
      <span className="w-16 shrink-0 pl-2 text-right text-muted tabular-nums">
        {quantityText(span.durationSeconds, "s")}
      </span>
    </li>
  );
}
