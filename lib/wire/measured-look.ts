import type { Frame, SampledTrace } from "@/lib/telemetry/frame";
import { canonicalJson } from "@/lib/timeline/canonical-json";
import { type FrozenEvidence, type FrozenResult, frozenResult } from "@/lib/timeline/frozen";

import { freezeLines } from "./freeze-lines";
import { freezePattern } from "./freeze-pattern";
import { freezeTrace } from "./freeze-trace";
import { presentTrace } from "./present-evidence";
import { type LookedAt, presentLines } from "./present-lines";

const SOURCE_LIMIT = 200;
const QUERY_LIMIT = 10_000;

/** What was measured, and the path and query by which this server can be asked the same again. */
export type Measured = { result: FrozenResult; path: string; query: Readonly<Record<string, string>> };

/** A frame, and the one of the window before where it is to be compared. */
export type Frames = { frame: Frame; before: Frame | null };

/** Bounds of what is kept: points of all lines together, and moments that each has. */
export type Most = { points: number; moments?: number };

/** Of each line that evidence keeps: every browser in the room is given it. */
const MOST_MOMENTS = 200;

/** The bounds of evidence of so many lines: kept alike, so that asked again they can be compared. */
export function mostOfEvidence(lines: number): Most {
  return { points: MOST_MOMENTS * lines, moments: MOST_MOMENTS };
}

/** Lines of a frame; null where none of them has values. */
export function measuredLines(
  looked: LookedAt,
  { ids, compare }: { ids: readonly string[]; compare: boolean },
  { points, moments }: Most,
): Measured | null {
  const shape = presentLines(looked, ids, points);
  if (shape.lines.length === 0) return null;
  const query = { ids: ids.join(","), compare: String(compare) };
  return { result: freezeLines(shape, moments), path: "lines", query };
}

/** What a service logged of one template; null where it logged nothing like that. */
export function measuredPattern(
  { frame, before }: Frames,
  { pattern: id, service, compare }: { pattern: string; service: string; compare: boolean },
): Measured | null {
  const isIt = (each: { id: string; service: string }) => each.id === id && each.service === service;
  const pattern = frame.logs.find(isIt);
  if (!pattern) return null;
  const countBefore = before && before.logs.length > 0 ? (before.logs.find(isIt)?.count ?? 0) : null;
  const result = freezePattern(pattern, { grid: frame.grid, countBefore });
  return { result, path: "patterns", query: { id, service, compare: String(compare) } };
}

/** A trace, of a long one at most so many spans. */
export function measuredTrace(trace: SampledTrace, most?: number): Measured {
  return { result: freezeTrace(presentTrace(trace), most), path: `traces/${trace.traceId}`, query: {} };
}

export type LookedIn = {
  /** ISO 8601. */
  from: string;
  to: string;
  /** Of the telemetry of samples, in place of one's own. */
  samples: boolean;
  source: string;
  /** SHA-256 in hexadecimal digits. */
  hash: (text: string) => string;
};

/** What was measured, as a log keeps it; null where a log cannot keep it. */
export function frozenLook(
  { result, path, query }: Measured,
  { from, to, samples, source, hash }: LookedIn,
): FrozenEvidence | null {
  const kept = frozenResult.safeParse(result);
  if (!kept.success) return null;
  const params = new URLSearchParams({ from, to, ...query, ...(samples && { samples: "true" }) });
  const asked = `/api/telemetry/${path}?${params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
  if (asked.length > QUERY_LIMIT) return null;
  return {
    source: source.slice(0, SOURCE_LIMIT) || "none",
    query: asked,
    from,
    to,
    result: kept.data,
    resultHash: hash(canonicalJson(kept.data)),
  };
}
