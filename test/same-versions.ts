import type { MinuteVersions, Window } from "@/lib/telemetry/store-port";

const MINUTE_US = 60_000_000;

/** Versions of rows that never change. */
export function sameVersions({ fromUs, toUs }: Window): MinuteVersions {
  const same = () => new Float64Array(Math.max(0, (toUs - fromUs) / MINUTE_US));
  return { points: same(), spans: same(), logs: same() };
}
