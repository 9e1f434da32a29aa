import { excludedCells } from "../cells";
import type { Stretch } from "../deviation";
import type { Scene } from "../scene";
import type { Finding } from "./finding";
import { linesOf, lostIn, type Place, placesIn, spentIn } from "./losses";

/** All of the time that is lost is lost here. */
const MOST = 4;
/** A delay of so much of all time is half noticed. */
const NOTICED = 0.05;
const FEW_CALLS = 3;
/** Of two between which alone time is lost, who sends first is a little likelier to lose it. */
const TO_CALLEE = 0.95;

/**
 * Where is time lost: in the service's own work, or on the way to and from it? A service that is at fault explains its
 * own work and all of the calls that touch it; one whose other calls are as fast as ever does not.
 */
export function delays(scene: Scene): Finding[] {
  return delaysAt(timeLost(scene));
}

/** Asked for by the test, and by what is left for a second cause: as long as anybody looks at the scene. */
const lostInScenes = new WeakMap<Scene, readonly Place[]>();

/** The time that is lost in a scene, by place. */
export function timeLost(scene: Scene): readonly Place[] {
  const known = lostInScenes.get(scene) ?? placesIn(linesOf(scene), nearestPast(scene));
  lostInScenes.set(scene, known);
  return known;
}

/** The same of some of the places at which time is lost. */
export function delaysAt(places: readonly Place[]): Finding[] {
  const all = lostIn(places);
  if (all <= 0) return [];
  const share = all / spentIn(places);
  const telling = share / (share + NOTICED);
  const byService = new Map<string, { own: Place[]; out: Place[]; in: Place[] }>();
  const of = (service: string) => {
    const known = byService.get(service) ?? { own: [], out: [], in: [] };
    byService.set(service, known);
    return known;
  };
  for (const place of places)
    if (place.callee === null) of(place.service).own.push(place);
    else {
      of(place.service).out.push(place);
      of(place.callee).in.push(place);
    }
  return [...byService].flatMap(([service, { own, out, in: into }]): Finding[] => {
    const touching = [...out, ...into];
    const lost = lostIn(own) + lostIn(touching);
    if (lost <= 0) return [];
    const worst = [...own, ...touching].toSorted((one, other) => other.seconds - one.seconds).slice(0, 3);
    const isOnTheWay = lostIn(touching) > lostIn(own);
    const late = lateShare(out, into);
    const finding = {
      service,
      kind: isOnTheWay ? ("network" as const) : ("code" as const),
      sources: worst.map(({ source }) => source),
      blindSpot: "",
    };
    return [
      {
        ...finding,
        test: "delay-share",
        strength: MOST * telling * (lost / all),
        reason: `${percent(lost / all)} of the time lost is lost ${isOnTheWay ? "on the way to or from it" : "in its own work"}.`,
      },
      {
        ...finding,
        test: "delay-own",
        strength: MOST * telling * (lostIn(own) / all),
        reason: `${percent(lostIn(own) / all)} of the time lost is lost in its own work.`,
      },
      {
        ...finding,
        test: "delay-touch",
        strength: MOST * telling * (lostIn(touching) / all) * late,
        reason: `${percent(late)} of those that it calls or is called by lose time on the way.`,
      },
    ];
  });
}

/**
 * Who is at fault delays all that it calls, or all that call it. One way is enough; that the other way is as fast as
 * ever speaks against it a little.
 */
function lateShare(out: readonly Place[], into: readonly Place[]): number {
  const isOut = lostIn(out) >= lostIn(into);
  const [there, back] = isOut ? [out, into] : [into, out];
  return (isOut ? 1 : TO_CALLEE) * lateOf(there) ** 2 * (back.length === 0 ? 1 : (1 + lateOf(back)) / 2);
}

/** Each pair counts alike, but for those with hardly a call. */
function lateOf(places: readonly Place[]): number {
  let [late, all] = [0, 0];
  for (const { calls, seconds } of places) {
    const weight = calls / (calls + FEW_CALLS);
    all += weight;
    if (seconds > 0) late += weight;
  }
  return all > 0 ? late / all : 0;
}

/** Spans are few: those just before the onset are worth more than the doubt whether they were hit. */
function nearestPast({ stretch, onset, input }: Scene): Stretch {
  const before = onset.cell - 1;
  if (before < 0 || stretch.past.includes(before) || excludedCells(input)[before] === 1) return stretch;
  return { fault: stretch.fault, past: [...stretch.past, before] };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
