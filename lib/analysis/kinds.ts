import type { CauseKind } from "./judgement";
import type { OutsideCause } from "./outside-causes";
import { softmax } from "./softmax";
import type { SuspectEvidence } from "./suspects";

/** What runs out, and slows whoever needs it. */
const RESOURCES: ReadonlySet<CauseKind> = new Set(["cpu", "memory", "disk", "pool"]);
/** Tests that say where time is lost, not by what. */
const SLOWNESS = new Set(["delay-own", "delay-share"]);
/** A resource that speaks for less than this, in log-odds, explains no slowness. */
const LEAST = 0.5;

/**
 * How the belief in a service is shared among kinds of causes: by what the tests of each kind saw. Slow work of its own
 * speaks for the resource that strays in the same service, where one does, and else for its code.
 */
export function kindShares(
  evidence: readonly SuspectEvidence[],
  outside: readonly OutsideCause[],
): ReadonlyMap<CauseKind, number> {
  const sums = new Map<CauseKind, number>();
  const add = (kind: CauseKind, weight: number) => sums.set(kind, (sums.get(kind) ?? 0) + weight);
  for (const { kind, weight, test } of evidence)
    if (kind !== null && kind !== "change" && !SLOWNESS.has(test)) add(kind, weight);
  for (const { kind, strength } of outside) add(kind, strength);
  // Memory that runs out keeps a processor busy with making room; a busy processor takes no memory.
  const [memory, cpu] = [sums.get("memory") ?? 0, sums.get("cpu") ?? 0];
  if (memory >= LEAST && cpu > 0) {
    sums.set("memory", memory + cpu);
    sums.set("cpu", 0);
  }
  const scarce = [...sums]
    .filter(([kind, sum]) => RESOURCES.has(kind) && sum >= LEAST)
    .toSorted(([, one], [, other]) => other - one)[0];
  for (const { kind, weight, test } of evidence)
    if (kind !== null && SLOWNESS.has(test)) add(kind === "code" && scarce ? scarce[0] : kind, weight);
  if (sums.size === 0) add("code", 0);
  const kinds = [...sums.keys()];
  const shares = softmax(kinds.map((kind) => sums.get(kind) ?? 0));
  return new Map(kinds.map((kind, at) => [kind, shares[at] ?? 0]));
}
