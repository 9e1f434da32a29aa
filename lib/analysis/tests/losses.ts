import type { Quantiles } from "@/lib/telemetry/frame";

import type { Stretch } from "../deviation";
import { edgeKey, operationKey } from "../frame-keys";
import type { EvidenceSource } from "../judgement";
import { medianOf } from "../robust";
import type { Scene } from "../scene";
import { type BeforeAndNow, beforeAndNow, type Weighted } from "./before-and-now";
import { calleesByName } from "./callees-by-name";
import { callingOperations, entryOperations, operationName } from "./calling-operations";
import { harmlessStretches } from "./harmless-stretches";

/** An operation of a service, or its calls of another; the line of its times, and that recorded apart. */
export type Line = {
  service: string;
  callee: string | null;
  line: Weighted;
  baseline: Weighted | null;
  source: EvidenceSource;
};

export type Place = Pick<Line, "service" | "callee" | "source"> & {
  /** Seconds that all requests together lose there, and that they spend there. */
  seconds: number;
  spent: number;
  calls: number;
};

/** Ways differ so much from each other. */
const OTHER_WAYS = 3;
/** Shorter delays are noise of any network and scheduler. */
const LEAST_SECONDS = 0.001;
/** Nats of surprise, beyond what is due among so many places, from which on nobody doubts. */
const SURE = 4;
/** What chance may have made tells least, but tells places apart where all are so. */
const UNSURE = 0.05;
/** So often as much as the worst of a few harmless stretches is still chance. */
const CHANCE = 1.5;

/** Everything at which time can be lost. */
export function linesOf({ input: { frame, baseline } }: Scene): Line[] {
  const calling = callingOperations(frame);
  const entries = entryOperations(frame);
  const calledByName = calleesByName(frame.callGraph.services);
  const calledBySpans = new Set(frame.edges.map(({ caller, callee }) => callOf(caller, callee)));
  const operationsApart = new Map((baseline?.operations ?? []).map((one) => [operationKey(one), one.red]));
  const edgesApart = new Map((baseline?.edges ?? []).map((one) => [edgeKey(one), one]));
  const inServices = frame.operations.flatMap((operation): Line[] => {
    const { service, operation: name, red } = operation;
    if (calling.has(operationName(service, name))) return [];
    const named = entries.has(operationName(service, name)) ? null : calledByName(name);
    const callee = named === service ? null : named;
    if (callee !== null && calledBySpans.has(callOf(service, callee))) return [];
    const known = operationsApart.get(operationKey(operation));
    return [
      {
        service,
        callee,
        line: timesOf(red.own, red.samples),
        baseline: known ? timesOf(known.own, known.samples) : null,
        source: { type: "operation", service, operation: name },
      },
    ];
  });
  const onTheWay = frame.edges.flatMap((edge): Line[] => {
    const { caller, callee, via } = edge;
    if (caller === "" || callee === "" || via === "message") return [];
    const known = edgesApart.get(edgeKey(edge));
    return [
      {
        service: caller,
        callee,
        line: timesOf(edge.gap, edge.samples),
        baseline: known ? timesOf(known.gap, known.samples) : null,
        source: { type: "edge", caller, callee },
      },
    ];
  });
  return [...inServices, ...onTheWay];
}

/**
 * What is spent and lost at each line in a stretch, beside what is known without a fault, and beyond what each loses
 * in harmless stretches as long.
 */
export function placesIn(lines: readonly Line[], stretch: Stretch): Place[] {
  const chance = lostByChance(lines, stretch);
  return placesBy(lines, stretch).flatMap((place, at) => {
    if (!place) return [];
    const seconds = Math.max(0, place.seconds - CHANCE * (chance[at] ?? 0) * place.calls);
    return [{ ...place, seconds }];
  });
}

/** Seconds that a call at each line loses in harmless stretches as long as the incident: the most of a few. */
function lostByChance(lines: readonly Line[], stretch: Stretch): Float64Array {
  const most = new Float64Array(lines.length);
  for (const harmless of harmlessStretches(stretch)) {
    const places = placesBy(lines, harmless);
    for (const [at, place] of places.entries())
      if (place && place.calls > 0) most[at] = Math.max(most[at] ?? 0, place.seconds / place.calls);
  }
  return most;
}

/** Null where nothing was measured in the stretch. */
function placesBy(lines: readonly Line[], stretch: Stretch): (Place | null)[] {
  const changes = lines.map((one) => beforeAndNow(one.line, one.baseline, stretch));
  const ways = changes.filter((_, at) => lines[at]?.source.type === "edge");
  // Where nobody knows what was usual on one way, that of the others is the best guess.
  const usual = OTHER_WAYS * medianOf(ways.map((change) => change?.before ?? Number.NaN));
  // Among many places, chance makes one as slow: so much less surprising is each.
  const among = Math.log(Math.max(1, changes.filter((change) => change !== null).length));
  return lines.map(({ service, callee, source }, at): Place | null => {
    const change = changes[at];
    if (!change) return null;
    const isUnknown = source.type === "edge" && change.isMixed;
    const before = isUnknown ? Math.min(change.before, usual) : change.before;
    const { seconds, spent, calls } = lossOf(change, before, (change.surprise - among) / SURE);
    return { service, callee, source, seconds, spent, calls };
  });
}

export function lostIn(places: readonly Place[]): number {
  return places.reduce((seconds, place) => seconds + place.seconds, 0);
}

export function spentIn(places: readonly Place[]): number {
  return places.reduce((seconds, place) => seconds + place.spent, 0);
}

function callOf(caller: string, callee: string): string {
  return JSON.stringify([caller, callee]);
}

/** What is lost at a place; a delay that is little beside what it takes anyway counts less. */
function lossOf(
  { now, spread, samplesNow }: BeforeAndNow,
  before: number,
  sureness: number,
): { seconds: number; spent: number; calls: number } {
  const rest = { calls: samplesNow, spent: Math.max(0, now) * samplesNow };
  const delay = now - before - 3 * spread;
  if (!(delay > Math.max(LEAST_SECONDS, 0.2 * Math.abs(before)))) return { ...rest, seconds: 0 };
  const sure = Math.max(UNSURE, Math.min(1, sureness));
  const relative = delay / (delay + Math.max(LEAST_SECONDS, Math.abs(before)));
  return { ...rest, seconds: delay * samplesNow * (samplesNow / (samplesNow + 2)) * relative * sure };
}

function timesOf({ p50, p90 }: Quantiles, weights: Uint32Array): Weighted {
  return { p50, p90, weights };
}
