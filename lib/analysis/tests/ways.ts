import type { Deviation } from "../deviation";
import type { Scene } from "../scene";
import { adverse, type Finding, moves, strengthOf } from "./finding";
import { deviationText } from "./words";

/** Among many ways, chance makes one as late: how much later the worst of them is, as a power of how many there are. */
const AMONG = 0.4;

/** Of two between which alone a way is late, who is called is a little likelier to be why. */
const TO_CALLER = 0.95;

type Way = { caller: string; callee: string; deviation: Deviation; strength: number };

/**
 * Are the ways of a service late, by what both of their ends measure? Who is at fault delays all that it calls, or all
 * that call it, and those whom these call or wait for besides are as quick as ever.
 */
export function ways({ deviations }: Scene): Finding[] {
  const all = deviations.filter(({ measurement }) => measurement.origin === "way");
  const among = Math.max(1, all.filter(moves).length) ** AMONG;
  const into = new Map<string, Way[]>();
  const out = new Map<string, Way[]>();
  for (const deviation of all) {
    const { caller, callee } = deviation.measurement;
    if (caller === null || callee === null) continue;
    const way = { caller, callee, deviation, strength: strengthOf(adverse(deviation) / among) };
    add(into, callee, way);
    add(out, caller, way);
  }
  const waysOf = (lists: ReadonlyMap<string, readonly Way[]>, service: string) => lists.get(service) ?? [];
  return [...new Set([...into.keys(), ...out.keys()])].flatMap((service): Finding[] => {
    const [there, back] = [waysOf(into, service), waysOf(out, service)];
    const called = lateBy(there, back, ({ caller }) => waysOf(out, caller));
    const calling = TO_CALLER * lateBy(back, there, ({ callee }) => waysOf(into, callee));
    const strength = Math.max(called, calling);
    const [worst] = [...there, ...back].toSorted((one, other) => other.strength - one.strength);
    if (!worst || strength <= 0) return [];
    return [
      {
        test: "way-late",
        service,
        kind: "network",
        strength,
        reason: `${deviationText(worst.deviation)}, and not by what is called.`,
        sources: [worst.deviation.measurement.source],
        blindSpot: "",
      },
    ];
  });
}

/**
 * How late ways are on the whole, each as far as the others of who is at its other end are not; that those to the
 * other side are as quick as ever speaks against it a little.
 */
function lateBy(
  own: readonly Way[],
  otherSide: readonly Way[],
  ofOtherEnd: (way: Way) => readonly Way[],
): number {
  if (own.length === 0) return 0;
  const sum = own.reduce((total, way) => {
    const others = ofOtherEnd(way).filter((other) => other !== way);
    return total + way.strength * (1 - shareLate(others));
  }, 0);
  return (sum / own.length) * (otherSide.length === 0 ? 1 : (1 + shareLate(otherSide)) / 2);
}

function shareLate(all: readonly Way[]): number {
  return all.length === 0 ? 0 : all.filter(({ strength }) => strength > 0).length / all.length;
}

function add(lists: Map<string, Way[]>, key: string, way: Way): void {
  const list = lists.get(key);
  if (list) list.push(way);
  else lists.set(key, [way]);
}
