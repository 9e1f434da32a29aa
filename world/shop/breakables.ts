import { dependencyNames, serviceNames, type ServiceName } from "./blueprint";
import { canStrike, type Fault, type FaultKind, faultKinds, isFaultKind } from "./fault";
import { plannedCalls } from "./planned-steps";

/** A kind of fault, and everything that it can strike. */
export type Breakable = { kind: FaultKind; targets: readonly string[] };

/** All that can be broken. A call is named as in "checkout-to-payments". */
export function breakables(): readonly Breakable[] {
  return Object.keys(faultKinds)
    .filter(isFaultKind)
    .map((kind) => ({ kind, targets: targetsOf(kind) }));
}

function targetsOf(kind: FaultKind): readonly string[] {
  const calls = plannedCalls().filter(({ caller, callee }) => canStrike(kind, caller, callee));
  const alone = [...serviceNames, ...dependencyNames].filter((name) => canStrike(kind, name, null));
  return [...alone, ...calls.map(({ caller, callee }) => `${caller}-to-${callee}`)].toSorted();
}

/** A fault of this kind that strikes there now, in its usual way, and stays; null where it cannot. */
export function faultNow({
  kind,
  target: text,
  strength,
  nowMs,
}: {
  kind: string;
  target: string;
  strength: number;
  nowMs: number;
}): Fault | null {
  if (!isFaultKind(kind)) return null;
  const [from = "", to = null] = text.split("-to-");
  const target = [...serviceNames, ...dependencyNames].find((name) => name === from);
  const callee: ServiceName | null = serviceNames.find((name) => name === to) ?? null;
  if (target === undefined || (to !== null && callee === null) || !canStrike(kind, target, callee))
    return null;
  const [via] = faultKinds[kind].via;
  return { kind, target, callee, startMs: nowMs, endMs: Infinity, strength, via };
}
