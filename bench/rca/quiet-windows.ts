import { changesOf } from "../cases/changes";
import type { RecordedCase } from "../cases/read-case";
import { createDice } from "../frame/dice";
import { cutSignals } from "./cut-signals";

const SECOND_US = 1_000_000;
const WINDOWS = 2;
const ATTEMPTS = 50;
/** Fewer samples than these before its alarm make no window. */
const LEAST_SAMPLES = 6;
/** What an earlier incident leaves behind when it is over. */
const AFTERMATH_US = 120 * SECOND_US;
/** No earlier incident is this near to an alarm. */
const NEAR_US = 240 * SECOND_US;
/** A cause may work long before its alarm rings: only this first part of the time before it counts as fault-free. */
const QUIET_SHARE = 0.5;

type Stretch = { fromUs: number; toUs: number };

/**
 * Fault-free windows cut from a recorded incident, each with an alarm that rang for nothing where dice put it: from
 * what was recorded apart without the fault, else from the first half of the time before the alarm, and before any
 * canary. The same for the same seed. None where the recording is too short.
 */
export function quietWindows(recorded: RecordedCase, seed: string): RecordedCase[] {
  const dice = createDice(seedOf(seed));
  return Array.from({ length: WINDOWS }, (_, turn) => {
    const isApart = (recorded.baseline?.points.timeUs.length ?? 0) > 0;
    const quiet = isApart ? fromBaseline(recorded, dice) : fromBefore(recorded, dice);
    // An alarm that names what rang, and one that does not.
    return (
      quiet && { ...quiet, symptom: turn % 2 === 0 ? recorded.symptom : { service: null, metric: null } }
    );
  }).filter((quiet) => quiet !== null);
}

/** A window as long as the recorded one out of the second half of the baseline; what comes before it is its reference. */
function fromBaseline(recorded: RecordedCase, dice: () => number): RecordedCase | null {
  const { signals, baseline, alarmUs } = recorded;
  if (baseline === null) return null;
  const whole = baseline.toUs - baseline.fromUs;
  const length = Math.min(signals.toUs - signals.fromUs, whole / 2);
  const fromUs = baseline.fromUs + whole / 2 + dice() * (whole / 2 - length);
  const window = { fromUs, toUs: fromUs + length };
  const quiet = {
    ...recorded,
    signals: cutSignals(baseline, window.fromUs, window.toUs),
    baseline: cutSignals(baseline, baseline.fromUs, fromUs),
    alarmUs: fromUs + Math.min(length / 2, alarmUs - signals.fromUs),
    exclude: [],
    changes: null,
  };
  return samplesIn(quiet.baseline.points.timeUs, baseline.fromUs, fromUs) < LEAST_SAMPLES ? null : quiet;
}

function fromBefore(recorded: RecordedCase, dice: () => number): RecordedCase | null {
  const { signals, alarmUs, exclude } = recorded;
  const { fromUs } = signals;
  const quietUs = Math.min((alarmUs - fromUs) * QUIET_SHARE, firstCanaryUs(recorded) - fromUs);
  const after = Math.min(signals.toUs - alarmUs, quietUs / 4);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const at = fromUs + quietUs * (0.6 + 0.4 * dice()) - after;
    const near = { fromUs: at - NEAR_US, toUs: at + after };
    if (exclude.some((earlier) => touches(earlier, near))) continue;
    if (samplesIn(signals.points.timeUs, fromUs, at) < LEAST_SAMPLES) continue;
    return {
      ...recorded,
      signals: cutSignals(signals, fromUs, at + after),
      baseline: null,
      alarmUs: at,
    };
  }
  return null;
}

/** A canary is on trial from its first pod on: who would say that it did no harm? */
function firstCanaryUs({ changes, timeScale }: RecordedCase): number {
  const canaries = changesOf(changes, [], timeScale).changes.filter(({ kind }) => kind === "canary");
  return Math.min(...canaries.map(({ atUs }) => atUs));
}

function touches(earlier: Stretch, near: Stretch): boolean {
  return earlier.fromUs < near.toUs && earlier.toUs + AFTERMATH_US > near.fromUs;
}

/** Different times at which anything was measured. */
function samplesIn(timeUs: Float64Array, fromUs: number, toUs: number): number {
  return new Set(timeUs.filter((time) => time >= fromUs && time < toUs)).size;
}

/** FNV-1a. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
