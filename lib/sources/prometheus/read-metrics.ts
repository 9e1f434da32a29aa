import type { PlannedMetric } from "@/lib/telemetry/prometheus/plan";
import { tableOf } from "@/lib/telemetry/prometheus/runs";
import type { PointTable } from "@/lib/telemetry/signals";

import { type Answer, failed, type SourceFailure } from "../failure";
import { inParallel } from "../in-parallel";
import { type MetricRead, readMetric, type Reading } from "./read-metric";

/** Questions that a backend is asked at a time: an incident is no time to overload it. */
const AT_A_TIME = 4;
/** Failures after which nothing more is asked: a backend that is down is down for every metric. */
const MOST_OUTAGES = 5;
const OUTAGES: ReadonlySet<SourceFailure["kind"]> = new Set(["unreachable", "busy", "timeout"]);

export type NamedRead = { name: string; answer: Answer<MetricRead> };

/** Reads metrics one by one, in order, until there are `mostPoints` points, the time is over, or the backend is plainly gone. */
export async function readMetrics(
  metrics: readonly PlannedMetric[],
  reading: Reading & { mostPoints: number; deadline: AbortSignal },
): Promise<NamedRead[]> {
  let points = 0;
  let outages = 0;
  let stop: Answer<never> | null = null;
  return inParallel(metrics, AT_A_TIME, async (metric) => {
    if (reading.deadline.aborted) stop ??= failed("timeout", "The time for one window was over before");
    if (stop) return { name: metric.name, answer: stop };
    const answer = await readMetric(metric, reading);
    if (answer.ok) points += answer.value.runs.reduce((sum, { value }) => sum + value.length, 0);
    else if (OUTAGES.has(answer.failure.kind)) outages += 1;
    if (points >= reading.mostPoints)
      stop = failed("too_large", `The limit of ${reading.mostPoints} points was reached before`);
    else if (!answer.ok && (outages >= MOST_OUTAGES || answer.failure.kind === "unauthorised")) stop = answer;
    return { name: metric.name, answer };
  });
}

/** The points of all that could be read. */
export function pointsOf(reads: readonly NamedRead[]): PointTable {
  return tableOf(reads.flatMap(({ answer }) => (answer.ok ? answer.value.runs : [])));
}
