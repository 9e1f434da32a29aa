import type { Quantiles } from "@/lib/telemetry/frame";

import type { Stretch } from "../deviation";
import { edgeKey, operationKey } from "../frame-keys";
import type { EvidenceSource } from "../judgement";
import type { Scene } from "../scene";
import { type BeforeAndNow, beforeAndNow, type Weighted } from "./before-and-now";
import { calleesByName } from "./callees-by-name";
import { callingOperations, entryOperations, operationName } from "./calling-operations";

/** Seconds that all requests together lose at one place. */
export type Loss = { seconds: number; delay: number; source: EvidenceSource };
export type EdgeLoss = Loss & { caller: string; callee: string; calls: number };

/** Shorter delays are noise of any network and scheduler. */
const LEAST_SECONDS = 0.001;

/** Where time can be lost: a line, what it was without a fault, and whose it is. */
export type Place = { line: Weighted; baseline: Weighted | null; source: EvidenceSource } & (
  | { service: string }
  | { caller: string; callee: string }
);

export function placesOf({ input: { frame, baseline } }: Scene): Place[] {
  const calling = callingOperations(frame);
  const entries = entryOperations(frame);
  const calledByName = calleesByName(frame.callGraph.services);
  const calledBySpans = new Set(frame.edges.map(({ caller, callee }) => callOf(caller, callee)));
  const operationsApart = new Map((baseline?.operations ?? []).map((one) => [operationKey(one), one.red]));
  const edgesApart = new Map((baseline?.edges ?? []).map((one) => [edgeKey(one), one]));
  const inServices = frame.operations.flatMap((operation): Place[] => {
    const { service, operation: name, red } = operation;
    if (calling.has(operationName(service, name))) return [];
    const named = entries.has(operationName(service, name)) ? null : calledByName(name);
    const callee = named === service ? null : named;
    if (callee !== null && calledBySpans.has(callOf(service, callee))) return [];
    const known = operationsApart.get(operationKey(operation));
    const place = {
      line: middle(red.own, red.samples),
      baseline: known ? middle(known.own, known.samples) : null,
      source: { type: "operation" as const, service, operation: name },
    };
    return [callee === null ? { ...place, service } : { ...place, caller: service, callee }];
  });
  const onTheWay = frame.edges.flatMap((edge): Place[] => {
    const { caller, callee, via } = edge;
    if (caller === "" || callee === "" || via === "message") return [];
    const known = edgesApart.get(edgeKey(edge));
    return [
      {
        line: middle(edge.gap, edge.samples),
        baseline: known ? middle(known.gap, known.samples) : null,
        source: { type: "edge", caller, callee },
        caller,
        callee,
      },
    ];
  });
  return [...inServices, ...onTheWay];
}

export type Losses = {
  own: ReadonlyMap<string, Loss[]>;
  edges: readonly EdgeLoss[];
  /** Seconds lost at all places, and those that are usually spent there. */
  all: number;
  usual: number;
};

/** What is lost in a stretch beside everything else that is known. */
export function lossesIn(places: readonly Place[], stretch: Stretch): Losses {
  const own = new Map<string, Loss[]>();
  const edges: EdgeLoss[] = [];
  let usual = 0;
  for (const place of places) {
    const change = beforeAndNow(place.line, place.baseline, stretch);
    if (!change) continue;
    const { source } = place;
    const loss = lossOf(change);
    usual += Math.max(0, change.before) * change.samplesNow;
    if ("callee" in place) {
      const { caller, callee } = place;
      edges.push({ ...(loss ?? NO_LOSS), caller, callee, calls: change.samplesNow, source });
    } else if (loss) addTo(own, place.service, { ...loss, source });
  }
  return { own, edges, all: sum([...own.values()].flat()) + sum(edges), usual };
}

const NO_LOSS = { seconds: 0, delay: 0 };
/** Stretches of the past that are looked at as if they were the incident. */
const PLACEBOS = 3;
/** Seconds for each usual second that stretches as long as the incident lose where there was none: the most of them. */
export function lostByChance(places: readonly Place[], { fault, past }: Stretch): number {
  const length = Math.min(fault.length, Math.floor(past.length / (PLACEBOS + 1)));
  if (length === 0) return 0;
  let most = 0;
  for (let turn = 0; turn < PLACEBOS; turn++) {
    const from = past.length - (turn + 1) * length;
    const stretch = {
      fault: past.slice(from, from + length),
      past: [...past.slice(0, from), ...past.slice(from + length)],
    };
    const { all, usual } = lossesIn(places, stretch);
    if (usual > 0) most = Math.max(most, all / usual);
  }
  return most;
}

function callOf(caller: string, callee: string): string {
  return JSON.stringify([caller, callee]);
}

function lossOf(change: BeforeAndNow): { seconds: number; delay: number } | null {
  const delay = change.now - change.before - 3 * change.spread;
  if (!(delay > Math.max(LEAST_SECONDS, 0.2 * Math.abs(change.before)))) return null;
  return { delay, seconds: delay * change.samplesNow * (change.samplesNow / (change.samplesNow + 2)) };
}

function middle({ p50, p90 }: Quantiles, weights: Uint32Array): Weighted {
  return { values: p50.map((value, cell) => (value + (p90[cell] ?? value)) / 2), weights };
}

export function sum(losses: readonly Loss[]): number {
  return losses.reduce((seconds, loss) => seconds + loss.seconds, 0);
}

function addTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
