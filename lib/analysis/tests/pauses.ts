import type { Deviation } from "../deviation";

/** Times in which a process does nothing for anybody: its event loop is held up, its memory is swept, its threads wait for a turn. */
const PAUSE = /event_?loop|(^|_)(gc|garbage|pauses?|sched|scheduler|safepoint)(_|$)/u;
/** Of units that are known, in seconds. */
const SECONDS: Readonly<Record<string, number>> = { s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 };
/** A pause so much longer than usual, in seconds, is half noticed by those who wait for requests. */
const NOTICED = 0.1;

/**
 * How much a delay is heard: a pause of a process is as rare as it may be, and harms nobody as long as no request
 * waits noticeably for it. 1 for what is no pause, and where nobody knows its unit.
 */
export function heardOf({ measurement: { name, unit }, level, usual }: Deviation): number {
  const inSeconds = SECONDS[unit];
  if (inSeconds === undefined || !isPause(name)) return 1;
  const delay = Math.max(0, level - usual.centre) * inSeconds;
  return delay / (delay + NOTICED);
}

function isPause(name: string): boolean {
  return PAUSE.test(
    name
      .replaceAll(/([a-z])([A-Z])/gu, "$1_$2")
      .replaceAll(/[^a-zA-Z]+/gu, "_")
      .toLowerCase(),
  );
}
