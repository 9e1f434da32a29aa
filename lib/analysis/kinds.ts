import { patternKey } from "./frame-keys";
import type { CauseKind } from "./judgement";
import type { OutsideCause } from "./outside-causes";
import { softmax } from "./softmax";
import type { SuspectEvidence } from "./suspects";

/** What runs out, and slows whoever needs it. */
const RESOURCES: ReadonlySet<CauseKind> = new Set(["cpu", "memory", "disk", "pool"]);
/** Tests that say where time is lost, not by what. */
const SLOWNESS = new Set(["delay-own", "delay-share"]);
/** Tests that say that a service fails, not by what. */
const FAILURES = new Set(["failing", "failing-itself"]);
/** Tests that show the lines in which a service says by what. */
const ALARMS = new Set(["flow-alarm", "flow-alarm-itself", "log-alarm"]);
/** A resource that speaks for less than this, in log-odds, explains no slowness. */
const LEAST = 0.5;

/**
 * How the belief in a service is shared among kinds of causes: by what the tests of each kind saw. Slow work of its own
 * speaks for the resource that strays in the same service, where one does, and else for its code. A line that tells of a
 * cause outside speaks for that and not for code; so do failures, where such lines are most of the alarm.
 */
export function kindShares(
  seen: readonly SuspectEvidence[],
  outside: readonly OutsideCause[],
): ReadonlyMap<CauseKind, number> {
  const evidence = toldOutside(seen, outside);
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

type Told = Pick<SuspectEvidence, "test" | "weight" | "kind">;

/** What the evidence speaks for, where what some of it shows is a cause outside. */
function toldOutside(
  evidence: readonly SuspectEvidence[],
  outside: readonly OutsideCause[],
): readonly Told[] {
  const told = evidence.map((one): Told => {
    return { test: one.test, weight: one.weight, kind: kindTold(one, outside) };
  });
  const alarms = new Map<CauseKind | null, number>();
  for (const { test, kind, weight } of told)
    if (ALARMS.has(test)) alarms.set(kind, (alarms.get(kind) ?? 0) + weight);
  const [loudest] = [...alarms].toSorted(([, one], [, other]) => other - one);
  if (!loudest || loudest[1] <= 0) return told;
  return told.map(({ test, weight, kind }) => ({
    test,
    weight,
    kind: FAILURES.has(test) ? loudest[0] : kind,
  }));
}

function kindTold({ kind, sources }: SuspectEvidence, outside: readonly OutsideCause[]): CauseKind | null {
  if (kind !== "code") return kind;
  const says = ({ lines }: OutsideCause) =>
    sources.some((source) => source.type === "pattern" && lines.has(patternKey(source)));
  return outside.find(says)?.kind ?? kind;
}
