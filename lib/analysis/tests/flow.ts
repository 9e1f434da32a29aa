import type { EvidenceSource } from "../judgement";
import type { Scene } from "../scene";
import { type Expected, expectedOf } from "./expected";
import type { Finding } from "./finding";
import { type FlowRows, flowRows } from "./flow-rows";

const WARN = 13;
/** A change this sure is as sure as need be. */
const SURE = 2.5;
const MOST_FOR_TIMES = 1.5;

type Part = Expected & { service: string; text: string; source: EvidenceSource; test: string };

/**
 * Does the service do other things for each request than before: says what it never said, or no more what it always
 * said, calls no more whom it always called? What is only asked less often of it does the same for each request.
 */
export function flow(scene: Scene): Finding[] {
  const rows = flowRows(scene);
  const worst = new Map<string, Map<string, Part>>();
  for (const part of partsOf(scene, rows)) {
    const own = worst.get(part.test) ?? new Map<string, Part>();
    worst.set(part.test, own);
    const known = own.get(part.service);
    if (!known || Math.abs(part.shift) > Math.abs(known.shift)) own.set(part.service, part);
  }
  return [...worst].flatMap(([test, own]) =>
    [...own.values()].flatMap((part): Finding[] => {
      const size = sizeOf(part);
      const below = scene.graph
        .callees(part.service)
        .reduce((most, callee) => Math.max(most, sizeOf(own.get(callee))), 0);
      const finding = { service: part.service, kind: "code" as const, sources: [part.source], blindSpot: "" };
      const reason = `${part.text}: ${Math.round(part.now)} times in the incident, where its requests make ${Math.round(part.expected)} usual.`;
      return [
        { ...finding, test, strength: size, reason },
        {
          ...finding,
          test: `${test}-itself`,
          strength: Math.max(0, size - below),
          reason: "What it calls changed less.",
        },
      ];
    }),
  );
}

function sizeOf(part: Part | undefined): number {
  if (!part) return 0;
  const times = Math.abs(Math.log((part.now + 1) / (part.expected + 1)));
  return Math.log(Math.abs(part.shift) / SURE) + 0.3 + Math.min(MOST_FOR_TIMES, times / 2);
}

function partsOf(scene: Scene, rows: FlowRows): Part[] {
  const { frame } = scene.input;
  const logs = frame.logs.flatMap((pattern) => {
    const expected = expectedOf(rows.ofPattern(pattern), rows.entriesOf(pattern.service));
    if (!expected || Math.abs(expected.shift) < SURE) return [];
    const test = expected.shift < 0 ? "flow-gone" : pattern.severity >= WARN ? "flow-alarm" : "flow-new";
    const source: EvidenceSource = { type: "pattern", id: pattern.id, service: pattern.service };
    return [
      { ...expected, test, source, service: pattern.service, text: `"${pattern.template.slice(0, 120)}"` },
    ];
  });
  const calls = frame.edges.flatMap((edge) => {
    const { caller, callee } = edge;
    if (caller === "" || callee === "") return [];
    const expected = expectedOf(rows.ofEdge(edge), rows.entriesOf(caller));
    if (!expected || Math.abs(expected.shift) < SURE) return [];
    const source: EvidenceSource = { type: "edge", caller, callee };
    return [
      {
        ...expected,
        test: expected.shift < 0 ? "calls-gone" : "calls-more",
        source,
        service: caller,
        text: `Calls of ${callee}`,
      },
    ];
  });
  return [...logs, ...calls];
}
