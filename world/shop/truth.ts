import type { ChangeReference } from "./changes";
import { PROVIDER_HOST } from "./charge-call";
import type { Fault } from "./fault";

/** What really happened, for whoever scores an investigation: never part of what is sent. */
export type Truth = {
  seed: number;
  faults: readonly FaultTruth[];
};

export type FaultTruth = {
  faultKind: Fault["kind"];
  services: readonly string[];
  /** Caller and callee, where the fault lies between them. */
  edge: readonly [string, string] | null;
  via: Fault["via"];
  strength: number;
  /** The change that brought it; null where none did. */
  change: ChangeReference | null;
  /** The version that carries it, where one does. */
  version: string | null;
  startedAt: string;
  /** Null while it goes on. */
  endedAt: string | null;
  /** Changes from five minutes before it began to its end that have nothing to do with it. */
  innocentChanges: readonly ChangeReference[];
};

/** An entry that is added to as the fault goes on. */
export type OpenTruth = {
  fault: Fault;
  change: ChangeReference | null;
  version: string | null;
  endedMs: number | null;
};

const BEFORE_MS = 5 * 60_000;

/** The truth about faults, given all innocent changes with their times. */
export function truthOf(
  seed: number,
  faults: readonly OpenTruth[],
  innocent: readonly { atMs: number; reference: ChangeReference }[],
): Truth {
  return {
    seed,
    faults: faults.map(({ fault, change, version, endedMs }) => ({
      faultKind: fault.kind,
      services: [fault.target === "cardpay" ? PROVIDER_HOST : fault.target],
      edge: fault.callee === null ? null : [fault.target, fault.callee],
      via: fault.via,
      strength: fault.strength,
      change,
      version,
      startedAt: new Date(fault.startMs).toISOString(),
      endedAt: endedMs === null ? null : new Date(endedMs).toISOString(),
      innocentChanges: innocent
        .filter(({ atMs }) => atMs >= fault.startMs - BEFORE_MS && atMs <= (endedMs ?? Infinity))
        .map(({ reference }) => reference),
    })),
  };
}
