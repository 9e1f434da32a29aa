import type { Quantiles } from "@/lib/telemetry/frame";

import { edgeKey, operationKey } from "../frame-keys";
import type { EvidenceSource } from "../judgement";
import type { Scene } from "../scene";
import { type BeforeAndNow, beforeAndNow, type Weighted } from "./before-and-now";
import { calleesByName } from "./callees-by-name";
import { callingOperations, entryOperations, operationName } from "./calling-operations";
import type { Finding } from "./finding";

/** Seconds that all requests together lose at one place. */
type Loss = { seconds: number; delay: number; source: EvidenceSource };
type EdgeLoss = Loss & { caller: string; callee: string; calls: number };

/** Shorter delays are noise of any network and scheduler. */
const LEAST_SECONDS = 0.001;
/** Of two between which alone time is lost, who sends first is a little likelier to lose it. */
const TO_CALLEE = 0.95;

/**
 * Where is time lost: in the service's own work, or on the way to and from it? A service that is at fault explains its
 * own work and all of the calls that touch it; one whose other calls are as fast as ever does not.
 */
export function delays(scene: Scene): Finding[] {
  const { own, calls: unanswered } = ownLosses(scene);
  const edges = [...edgeLosses(scene), ...unanswered];
  const all = sum([...own.values()].flat()) + sum(edges);
  if (all <= 0) return [];
  const byEnd = edgesByEnd(edges);
  return scene.graph.services.flatMap((service): Finding[] => {
    const touching = byEnd.get(service) ?? [];
    const inOwn = own.get(service) ?? [];
    const lost = sum(inOwn) + sum(touching);
    if (lost <= 0) return [];
    const calls = touching.reduce((count, edge) => count + edge.calls, 0);
    const late = touching.reduce(
      (count, edge) =>
        count + (edge.seconds > 0 ? edge.calls * (edge.caller === service ? 1 : TO_CALLEE) : 0),
      0,
    );
    const worst = [...inOwn, ...touching].toSorted((one, other) => other.seconds - one.seconds).slice(0, 3);
    const isOnTheWay = sum(touching) > sum(inOwn);
    const share = lost / all;
    const sources = worst.map(({ source }) => source);
    const finding = {
      service,
      kind: isOnTheWay ? ("network" as const) : ("code" as const),
      sources,
      blindSpot: "",
    };
    return [
      {
        ...finding,
        test: "delay-share",
        strength: 4 * share,
        reason: `${percent(share)} of the time lost is lost ${isOnTheWay ? "on the way to or from it" : "in its own work"}.`,
      },
      {
        ...finding,
        test: "delay-own",
        strength: 4 * (sum(inOwn) / all),
        reason: `${percent(sum(inOwn) / all)} of the time lost is lost in its own work.`,
      },
      {
        ...finding,
        test: "delay-touch",
        strength: calls > 0 ? 4 * (sum(touching) / all) * (late / calls) : 0,
        reason: `${percent(calls > 0 ? late / calls : 0)} of the calls that touch it lose time on the way.`,
      },
    ];
  });
}

function ownLosses(scene: Scene): { own: Map<string, Loss[]>; calls: EdgeLoss[] } {
  const { frame, baseline } = scene.input;
  const calling = callingOperations(frame);
  const entries = entryOperations(frame);
  const calledByName = calleesByName(frame.callGraph.services);
  const calledBySpans = new Set(frame.edges.map(({ caller, callee }) => callOf(caller, callee)));
  const named = ({ service, operation }: { service: string; operation: string }) => {
    const callee = calledByName(operation);
    return callee === service || entries.has(operationName(service, operation)) ? null : callee;
  };
  const calls: EdgeLoss[] = [];
  const apart = new Map((baseline?.operations ?? []).map((one) => [operationKey(one), one.red]));
  const losses = new Map<string, Loss[]>();
  for (const operation of frame.operations) {
    if (calling.has(operationName(operation.service, operation.operation))) continue;
    const callee = named(operation);
    if (callee !== null && calledBySpans.has(callOf(operation.service, callee))) continue;
    const known = apart.get(operationKey(operation));
    const line = lossOf(
      beforeAndNow(
        middle(operation.red.own, operation.red.samples),
        known ? middle(known.own, known.samples) : null,
        scene.stretch,
      ),
    );
    if (!line) continue;
    const { service } = operation;
    const loss: Loss = { ...line, source: { type: "operation", service, operation: operation.operation } };
    if (callee === null) addTo(losses, service, loss);
    else calls.push({ ...loss, caller: service, callee, calls: operation.red.count });
  }
  return { own: losses, calls };
}

function edgeLosses(scene: Scene): EdgeLoss[] {
  const { frame, baseline } = scene.input;
  const apart = new Map((baseline?.edges ?? []).map((one) => [edgeKey(one), one]));
  return frame.edges.flatMap((edge): EdgeLoss[] => {
    const { caller, callee } = edge;
    if (caller === "" || callee === "" || edge.via === "message") return [];
    const known = apart.get(edgeKey(edge));
    const change = beforeAndNow(
      middle(edge.gap, edge.samples),
      known ? middle(known.gap, known.samples) : null,
      scene.stretch,
    );
    if (!change) return [];
    const loss = lossOf(change) ?? { seconds: 0, delay: 0 };
    return [{ ...loss, caller, callee, calls: change.samplesNow, source: { type: "edge", caller, callee } }];
  });
}

function edgesByEnd(edges: readonly EdgeLoss[]): ReadonlyMap<string, readonly EdgeLoss[]> {
  const byEnd = new Map<string, EdgeLoss[]>();
  for (const edge of edges) for (const end of new Set([edge.caller, edge.callee])) addTo(byEnd, end, edge);
  return byEnd;
}

function addTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function callOf(caller: string, callee: string): string {
  return JSON.stringify([caller, callee]);
}

function lossOf(change: BeforeAndNow | null): { seconds: number; delay: number } | null {
  if (!change) return null;
  const delay = change.now - change.before - 3 * change.spread;
  if (!(delay > Math.max(LEAST_SECONDS, 0.2 * Math.abs(change.before)))) return null;
  return { delay, seconds: delay * change.samplesNow * (change.samplesNow / (change.samplesNow + 2)) };
}

function middle({ p50, p90 }: Quantiles, weights: Uint32Array): Weighted {
  return { values: p50.map((value, cell) => (value + (p90[cell] ?? value)) / 2), weights };
}

function sum(losses: readonly Loss[]): number {
  return losses.reduce((seconds, loss) => seconds + loss.seconds, 0);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
