import type { Quantiles } from "@/lib/telemetry/frame";

import { excludedCells } from "../cells";
import type { Stretch } from "../deviation";
import { edgeKey, operationKey } from "../frame-keys";
import type { EvidenceSource } from "../judgement";
import { medianOf } from "../robust";
import type { Scene } from "../scene";
import { type BeforeAndNow, beforeAndNow, type Weighted } from "./before-and-now";
import { calleesByName } from "./callees-by-name";
import { callingOperations, entryOperations, operationName } from "./calling-operations";
import type { Finding } from "./finding";

/** An operation of a service, or its calls of another. */
type Place = {
  service: string;
  callee: string | null;
  /** Seconds that all requests together lose there, and that they spend there. */
  seconds: number;
  spent: number;
  calls: number;
  source: EvidenceSource;
};

/** All of the time that is lost is lost here. */
const MOST = 4;
/** A delay of so much of all time is half noticed. */
const NOTICED = 0.15;
const FEW_CALLS = 3;
/** Ways differ so much from each other. */
const OTHER_WAYS = 3;
/** Shorter delays are noise of any network and scheduler. */
const LEAST_SECONDS = 0.001;
/** Of two between which alone time is lost, who sends first is a little likelier to lose it. */
const TO_CALLEE = 0.95;

/**
 * Where is time lost: in the service's own work, or on the way to and from it? A service that is at fault explains its
 * own work and all of the calls that touch it; one whose other calls are as fast as ever does not.
 */
export function delays(scene: Scene): Finding[] {
  const stretch = nearestPast(scene);
  const places = [...ownPlaces(scene, stretch), ...edgePlaces(scene, stretch)];
  const all = sum(places);
  if (all <= 0) return [];
  const spent = places.reduce((seconds, place) => seconds + place.spent, 0);
  const telling = all / (all + NOTICED * spent);
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
    const lost = sum(own) + sum(touching);
    if (lost <= 0) return [];
    const worst = [...own, ...touching].toSorted((one, other) => other.seconds - one.seconds).slice(0, 3);
    const isOnTheWay = sum(touching) > sum(own);
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
        strength: MOST * telling * (sum(own) / all),
        reason: `${percent(sum(own) / all)} of the time lost is lost in its own work.`,
      },
      {
        ...finding,
        test: "delay-touch",
        strength: MOST * telling * (sum(touching) / all) * late,
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
  const isOut = sum(out) >= sum(into);
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

function ownPlaces(scene: Scene, stretch: Stretch): Place[] {
  const { frame, baseline } = scene.input;
  const calling = callingOperations(frame);
  const entries = entryOperations(frame);
  const calledByName = calleesByName(frame.callGraph.services);
  const calledBySpans = new Set(frame.edges.map(({ caller, callee }) => callOf(caller, callee)));
  const named = ({ service, operation }: { service: string; operation: string }) => {
    const callee = calledByName(operation);
    return callee === service || entries.has(operationName(service, operation)) ? null : callee;
  };
  const apart = new Map((baseline?.operations ?? []).map((one) => [operationKey(one), one.red]));
  return frame.operations.flatMap((operation): Place[] => {
    const { service, operation: name, red } = operation;
    if (calling.has(operationName(service, name))) return [];
    const callee = named(operation);
    if (callee !== null && calledBySpans.has(callOf(service, callee))) return [];
    const known = apart.get(operationKey(operation));
    const change = beforeAndNow(
      middle(red.own, red.samples),
      known ? middle(known.own, known.samples) : null,
      stretch,
    );
    if (!change) return [];
    const source: EvidenceSource = { type: "operation", service, operation: name };
    return [{ ...lossOf(change, change.before), service, callee, source }];
  });
}

function edgePlaces(scene: Scene, stretch: Stretch): Place[] {
  const { frame, baseline } = scene.input;
  const apart = new Map((baseline?.edges ?? []).map((one) => [edgeKey(one), one]));
  const changes = frame.edges.flatMap((edge) => {
    const { caller, callee } = edge;
    if (caller === "" || callee === "" || edge.via === "message") return [];
    const known = apart.get(edgeKey(edge));
    const change = beforeAndNow(
      middle(edge.gap, edge.samples),
      known ? middle(known.gap, known.samples) : null,
      stretch,
    );
    return change ? [{ caller, callee, change }] : [];
  });
  // Where nobody knows what was usual on one way, that of the others is the best guess.
  const usual = medianOf(changes.map(({ change }) => change.before));
  return changes.map(({ caller, callee, change }): Place => {
    const before = change.isMixed ? Math.min(change.before, OTHER_WAYS * usual) : change.before;
    const source: EvidenceSource = { type: "edge", caller, callee };
    const { seconds, spent, calls } = lossOf(change, before);
    return { service: caller, callee, seconds, spent, calls, source };
  });
}

function callOf(caller: string, callee: string): string {
  return JSON.stringify([caller, callee]);
}

/** What is lost at a place; a delay that is little beside what it takes anyway counts less. */
function lossOf(
  { now, spread, samplesNow }: BeforeAndNow,
  before: number,
): { seconds: number; spent: number; calls: number } {
  const rest = { calls: samplesNow, spent: Math.max(0, now) * samplesNow };
  const delay = now - before - 3 * spread;
  if (!(delay > Math.max(LEAST_SECONDS, 0.2 * Math.abs(before)))) return { ...rest, seconds: 0 };
  const relative = delay / (delay + Math.max(LEAST_SECONDS, Math.abs(before)));
  return { ...rest, seconds: delay * samplesNow * (samplesNow / (samplesNow + 2)) * relative };
}

function middle({ p50, p90 }: Quantiles, weights: Uint32Array): Weighted {
  return { values: p50.map((value, cell) => (value + (p90[cell] ?? value)) / 2), weights };
}

function sum(places: readonly Place[]): number {
  return places.reduce((seconds, place) => seconds + place.seconds, 0);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
