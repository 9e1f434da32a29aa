import type { Deviation, Stretch } from "../deviation";
import type { Measurement } from "../measure/measurement";
import { grainOf, medianOf } from "../robust";
import type { Scene } from "../scene";
import { type BeforeNow, type Expected, expectedOf } from "./expected";
import type { Finding } from "./finding";
import { harmlessStretches } from "./harmless-stretches";

/** Among many services, one gets so much less by chance: in deviations. */
const SURE = 4;
const MOST_FOR_TIMES = 1.5;
/** So often as much as in any harmless stretch is still chance. */
const CHANCE = 1.5;
/** Values known before, and known at all. */
const LEAST_KNOWN = 5;
/** Of what is measured finer than events, so many parts are taken for events. */
const MOST_EVENTS = 1_000;

/** Requests of a service, over all its instances, in events by cell; NaN where an instance says nothing. */
type Requests = { events: Float64Array; sources: Finding["sources"] };

/**
 * Does a service ask others less than what is asked of it would make it? Whom it asks may be well but idle: the service
 * gives up before it asks. Told by the requests that metrics count on both sides.
 */
export function asksLess(scene: Scene): readonly Finding[] {
  const known = inScenes.get(scene) ?? askingLess(scene);
  inScenes.set(scene, known);
  return known;
}

/** Asked for by itself, and by what explains failures. */
const inScenes = new WeakMap<Scene, readonly Finding[]>();

function askingLess(scene: Scene): readonly Finding[] {
  const requests = requestsOf(scene.deviations);
  const worst = new Map<string, Finding>();
  for (const [callee, done] of requests) {
    const callers = scene.graph.callers(callee).filter((caller) => caller !== callee);
    const asked = callers.flatMap((caller) => requests.get(caller) ?? []);
    if (asked.length === 0 || asked.length < callers.length) continue;
    const all = [done, ...asked];
    const expected = leastOf(beginnings(scene).map((from) => expectedFrom(from, all, scene)));
    if (!expected || expected.shift > -SURE) continue;
    const sure = Math.max(SURE, CHANCE * shiftByChance(all, scene));
    if (expected.shift > -sure) continue;
    const times = Math.log((expected.expected + 1) / (expected.now + 1));
    const strength = (Math.log(-expected.shift / sure) + Math.min(MOST_FOR_TIMES, times)) / callers.length;
    for (const caller of callers) {
      if (strength <= (worst.get(caller)?.strength ?? 0)) continue;
      worst.set(caller, {
        test: "asks-less",
        service: caller,
        kind: "code",
        strength,
        reason: `${callee} got ${Math.round((100 * expected.now) / Math.max(1, expected.expected))} % of the requests that those of ${caller} usually make.`,
        sources: [...done.sources, ...(requests.get(caller)?.sources ?? [])],
        blindSpot: "",
      });
    }
  }
  return [...worst.values()];
}

/** Of each service the requests by the first of its metrics that counts them. */
function requestsOf(deviations: readonly Deviation[]): ReadonlyMap<string, Requests> {
  const byService = new Map<string, Measurement[]>();
  for (const { measurement } of deviations) {
    if (!isOfRequests(measurement)) continue;
    const known = byService.get(measurement.service);
    if (!known) byService.set(measurement.service, [measurement]);
    else if (known[0]?.name === measurement.name) known.push(measurement);
  }
  return new Map([...byService].map(([service, lines]) => [service, summed(lines)]));
}

function isOfRequests({ role, origin, service, caller, isOfHost, isOutbound }: Measurement): boolean {
  return (
    role === "rate" && origin === "metric" && service !== "" && caller === null && !isOfHost && !isOutbound
  );
}

function summed(lines: readonly Measurement[]): Requests {
  const [first, ...others] = lines.map(({ values }) => values);
  const all = (first ?? new Float64Array(0)).map((value, cell) =>
    others.reduce((sum, values) => sum + (values[cell] ?? Number.NaN), value),
  );
  const one = Math.max(grainOf(all), medianOf(all) / MOST_EVENTS);
  return {
    events: all.map((value) => (one > 0 ? value / one : Number.NaN)),
    sources: lines.slice(0, 1).map(({ source }) => source),
  };
}

/** Where it may have begun: that of the onset first. */
function beginnings({ onset }: Scene): number[] {
  return [...new Set([onset.cell, onset.earliest])];
}

function leastOf(all: readonly (Expected | null)[]): Expected | null {
  return all.reduce((least, one) => (one && one.shift < (least?.shift ?? 0) ? one : least), null);
}

/** What the first of all got from a cell on, by what the others were asked over the same cells: those where all are known. */
function expectedFrom(from: number, all: readonly Requests[], { calm }: Scene): Expected | null {
  const length = all[0]?.events.length ?? 0;
  return expectedIn(all, {
    past: calm.past.filter((cell) => cell < from),
    fault: Array.from({ length: Math.max(0, length - from) }, (_, at) => from + at),
  });
}

function expectedIn(all: readonly Requests[], { past, fault }: Stretch): Expected | null {
  const isKnown = (cell: number) => all.every(({ events }) => Number.isFinite(events[cell]));
  const before = past.filter(isKnown);
  const now = fault.filter(isKnown);
  if (before.length < LEAST_KNOWN) return null;
  const [row, ...rows] = all.map(({ events }): BeforeNow => ({
    before: Float64Array.from(before, (cell) => events[cell] ?? 0),
    now: now.reduce((sum, cell) => sum + (events[cell] ?? 0), 0),
  }));
  return row ? expectedOf(row, rows) : null;
}

/** How much less it got, in deviations, in harmless stretches as long as the incident: the most of a few. */
function shiftByChance(all: readonly Requests[], { calm }: Scene): number {
  let most = 0;
  for (const harmless of harmlessStretches(calm)) {
    const expected = expectedIn(all, harmless);
    most = Math.max(most, -(expected?.shift ?? 0));
  }
  return most;
}
