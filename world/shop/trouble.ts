import type { ServiceName } from "./blueprint";
import type { Fault, FaultKind, FaultTarget } from "./fault";

/** What is wrong with the shop right now. */
export type Trouble = {
  /** 0 where nothing is; else how bad, to 1. A fault in the code is only where that code runs: say the version. */
  strength: (kind: FaultKind, target: FaultTarget, version?: string) => number;
  /** The same for a call. */
  between: (kind: FaultKind, caller: ServiceName, callee: ServiceName) => number;
  begin: (fault: Fault, carrier: string | null) => void;
  end: (fault: Fault) => void;
  /** Whether a version of a service is at fault, so that nobody should replace it by chance. */
  carries: (service: ServiceName) => boolean;
};

/** Starts with nothing wrong. */
export function createTrouble(): Trouble {
  const current = new Map<Fault, { carrier: string | null }>();

  const worst = (matches: (fault: Fault, carrier: string | null) => boolean) => {
    let strength = 0;
    for (const [fault, { carrier }] of current)
      if (matches(fault, carrier)) strength = Math.max(strength, fault.strength);
    return strength;
  };

  return {
    strength: (kind, target, version) =>
      worst(
        (fault, carrier) =>
          fault.kind === kind && fault.target === target && (carrier === null || carrier === version),
      ),
    between: (kind, caller, callee) =>
      worst((fault) => fault.kind === kind && fault.target === caller && fault.callee === callee),
    begin: (fault, carrier) => void current.set(fault, { carrier }),
    end: (fault) => void current.delete(fault),
    carries: (service) =>
      [...current].some(([fault, { carrier }]) => fault.target === service && carrier !== null),
  };
}
