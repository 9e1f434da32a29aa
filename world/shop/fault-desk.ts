import { isServiceName } from "./blueprint";
import type { ChangeDesk } from "./change-desk";
import type { ChangeReference } from "./changes";
import type { Fault } from "./fault";
import type { Fleet } from "./fleet";
import type { Trouble } from "./trouble";
import type { OpenTruth } from "./truth";

/** Brings faults into the shop and takes them out again. */
export type FaultDesk = {
  begin: (fault: Fault, atMs: number) => void;
  end: (fault: Fault, atMs: number) => void;
  /** Forgets faults that were ended and whose last carrier is gone. */
  tidy: () => void;
  /** Every fault so far. */
  history: () => readonly OpenTruth[];
};

export function createFaultDesk({
  changes,
  trouble,
  fleet,
}: {
  changes: ChangeDesk;
  trouble: Trouble;
  fleet: Fleet;
}): FaultDesk {
  const truths: (OpenTruth & { versionBefore: string | null })[] = [];

  /** The change that brings a fault, where one does. */
  function bring(fault: Fault, atMs: number): { change: ChangeReference | null; version: string | null } {
    const { kind, target, via } = fault;
    if (via === "nothing" || !isServiceName(target)) return { change: null, version: null };
    switch (via) {
      case "deploy":
      case "canary": {
        const { reference, version } = changes.deploy(target, {
          atMs,
          canary: via === "canary",
          guilt: kind,
        });
        return { change: reference, version };
      }
      case "flag":
        return { change: changes.flip(target, atMs), version: null };
      case "configuration":
        return { change: changes.misconfigure(target, fault.strength, atMs), version: null };
    }
  }

  return {
    begin(fault, atMs) {
      const versionBefore = isServiceName(fault.target) ? fleet.versionOf(fault.target) : null;
      const brought = bring(fault, atMs);
      trouble.begin(fault, brought.version);
      truths.push({ fault, ...brought, endedMs: null, versionBefore });
    },
    end(fault, atMs) {
      const truth = truths.find((each) => each.fault === fault);
      if (!truth) return;
      const { target, via, strength } = fault;
      truth.endedMs = atMs;
      if (isServiceName(target)) {
        if (truth.version !== null && truth.versionBefore !== null)
          changes.rollBack(target, truth.versionBefore, atMs);
        if (via === "flag") changes.flip(target, atMs);
        if (via === "configuration") changes.mendConfiguration(target, strength, atMs);
      }
      // What lies in a version lasts until its last instance is replaced.
      if (truth.version === null) trouble.end(fault);
    },
    tidy() {
      for (const { fault, version, endedMs } of truths) {
        if (endedMs === null || version === null || !isServiceName(fault.target)) continue;
        if (fleet.of(fault.target).every((instance) => instance.version !== version)) trouble.end(fault);
      }
    },
    history: () => truths,
  };
}
