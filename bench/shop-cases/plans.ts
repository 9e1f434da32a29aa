import { plannedCalls } from "@/world/shop/planned-steps";
import { serviceNames } from "@/world/shop/blueprint";
import {
  canStrike,
  type Fault,
  type FaultKind,
  faultKinds,
  type FaultTarget,
  isFaultKind,
  onlyTarget,
} from "@/world/shop/fault";

/** A fault to record, before it has a time. */
export type PlannedFault = Pick<Fault, "kind" | "target" | "callee" | "strength" | "via">;

/** Places at which a fault of each kind is recorded: fewer where it comes in several ways. */
const PLACES = { oneWay: 3, severalWays: 2 };

/** Faults of every kind, in every way in which they come, at places that dice choose. */
export function plannedFaults(dice: () => number): PlannedFault[] {
  return kinds().flatMap((kind) => {
    const { via: ways } = faultKinds[kind];
    const places = ways.length > 1 ? PLACES.severalWays : PLACES.oneWay;
    return ways.flatMap((via) =>
      drawn(placesOf(kind), places, dice).map(({ target, callee }): PlannedFault => ({
        kind,
        target,
        callee,
        via,
        strength: 0.5 + 0.5 * dice(),
      })),
    );
  });
}

function kinds(): FaultKind[] {
  return Object.keys(faultKinds).filter(isFaultKind).toSorted();
}

function placesOf(kind: FaultKind): { target: FaultTarget; callee: Fault["callee"] }[] {
  const only = onlyTarget(kind);
  if (only !== null) return [{ target: only, callee: null }];
  if (faultKinds[kind].strikes === "call")
    return plannedCalls().map(({ caller, callee }) => ({ target: caller, callee }));
  return serviceNames
    .filter((service) => canStrike(kind, service, null))
    .map((target) => ({ target, callee: null }));
}

function drawn<Item>(items: readonly Item[], count: number, dice: () => number): Item[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, items.length) }, () =>
    left.splice(Math.floor(dice() * left.length), 1),
  ).flat();
}
