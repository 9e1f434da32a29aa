import type { Scene } from "../scene";
import type { Finding } from "./finding";
import { type EdgeLoss, lossesIn, lostByChance, placesOf, sum } from "./losses";

/** Of two between which alone time is lost, who sends first is a little likelier to lose it. */
const TO_CALLEE = 0.95;

/**
 * Where is time lost: in the service's own work, or on the way to and from it? A service that is at fault explains its
 * own work and all of the calls that touch it; one whose other calls are as fast as ever does not.
 */
export function delays(scene: Scene): Finding[] {
  const places = placesOf(scene);
  const { own, edges, all, usual } = lossesIn(places, scene.stretch);
  if (all <= 0) return [];
  const most = 4 * certainty(all, { usual, byChance: lostByChance(places, scene.stretch) });
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
        strength: most * share,
        reason: `${percent(share)} of the time lost is lost ${isOnTheWay ? "on the way to or from it" : "in its own work"}.`,
      },
      {
        ...finding,
        test: "delay-own",
        strength: most * (sum(inOwn) / all),
        reason: `${percent(sum(inOwn) / all)} of the time lost is lost in its own work.`,
      },
      {
        ...finding,
        test: "delay-touch",
        strength: calls > 0 ? most * (sum(touching) / all) * (late / calls) : 0,
        reason: `${percent(calls > 0 ? late / calls : 0)} of the calls that touch it lose time on the way.`,
      },
    ];
  });
}

function edgesByEnd(edges: readonly EdgeLoss[]): ReadonlyMap<string, readonly EdgeLoss[]> {
  const byEnd = new Map<string, EdgeLoss[]>();
  for (const edge of edges)
    for (const end of new Set([edge.caller, edge.callee])) {
      const known = byEnd.get(end);
      if (known) known.push(edge);
      else byEnd.set(end, [edge]);
    }
  return byEnd;
}

/** A loss of so much of what is usually spent is felt by half. */
const FELT = 0.05;

/** Share in which a loss is no chance, and felt. */
function certainty(all: number, { usual, byChance }: { usual: number; byChance: number }): number {
  if (usual <= 0) return 1;
  const share = all / usual;
  return (share / (share + FELT)) * Math.max(0, (share - byChance) / (share + byChance));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
