import type { EdgeSignals, Frame } from "@/lib/telemetry/frame";
import type { Traffic } from "@/lib/telemetry/health";
import { weightedQuantile } from "@/lib/telemetry/spread";

import { byName } from "./present-telemetry";

/** What a tenth of the window is slower than: a service that became slow late in the window shows. */
export const WORST_TENTH = 0.9;

export const noTraffic: Traffic = { count: 0, errorCount: 0, p99Seconds: null };

/** A call with what it carried in the window, and in the one before where that is known. */
export type MeasuredCall = { edge: Frame["callGraph"]["edges"][number]; now: Traffic; past: Traffic | null };

const edgeName = ({ caller, callee }: { caller: string; callee: string }) => JSON.stringify([caller, callee]);

/** Two services may both call and message one another: the map shows the busier of the two. */
const busiestLast = ({ edges }: Frame) => edges.toSorted((one, other) => one.count - other.count);

const edgeTraffic = ({ count, errorCount, callerDuration, samples }: EdgeSignals): Traffic => ({
  count,
  errorCount,
  p99Seconds: weightedQuantile(callerDuration.p99, samples, WORST_TENTH),
});

/** Every call of the call graph with its traffic, by what is called. */
export function measuredCalls(frame: Frame, before: Frame | null): readonly MeasuredCall[] {
  const signals = byName(frame, busiestLast, edgeName);
  const signalsBefore = byName(before, busiestLast, edgeName);
  return frame.callGraph.edges.map((edge) => {
    const own = signals.get(edgeName(edge));
    const past = signalsBefore.get(edgeName(edge));
    return {
      edge,
      now: own ? edgeTraffic(own) : { ...noTraffic, count: edge.calls, errorCount: edge.errors },
      past: past ? edgeTraffic(past) : null,
    };
  });
}

/** A database or a third party says nothing itself: what its callers wait and see fail stands for it. */
export function seenByCallers(
  service: string,
  calls: readonly MeasuredCall[],
): { now: Traffic; past: Traffic | null } {
  const own = calls.filter(({ edge }) => edge.callee === service);
  const past = own.flatMap((call) => call.past ?? []);
  return { now: together(own.map((call) => call.now)), past: past.length > 0 ? together(past) : null };
}

/** All calls as one; of those that wait, the one that waits longest. */
function together(traffic: readonly Traffic[]): Traffic {
  return {
    count: traffic.reduce((sum, { count }) => sum + count, 0),
    errorCount: traffic.reduce((sum, { errorCount }) => sum + errorCount, 0),
    p99Seconds: traffic.reduce<number | null>(
      (most, { p99Seconds }) => (p99Seconds === null ? most : Math.max(most ?? 0, p99Seconds)),
      null,
    ),
  };
}
