import { describe, expect, it } from "vitest";

import { madeSystem } from "@/lib/analysis/testing/made-system";
import { isStorableJson } from "@/lib/timeline/storable";
import { payloads } from "@/lib/timeline/payloads";

import { candidatesOf } from "./candidates";
import { evidenceOf, MOST_PIECES } from "./evidence";
import { byStrength, piecesOf } from "./pieces";
import { judgementOf, madeCase, madeHash, madeJudgement } from "./testing/made-case";

function evidenceIn(input: ReturnType<typeof madeCase>) {
  const judgement = judgementOf(input);
  const { frame, changes } = input;
  return candidatesOf(judgement, changes).map((candidate) =>
    evidenceOf(candidate, { judgement, frame, before: null, changes, source: "made", hash: madeHash }),
  );
}

describe("evidence", () => {
  it("keeps what its test looked at, with the query that asks for the same again", () => {
    const [cpu] = evidenceIn(madeCase())[0] ?? [];
    expect(cpu).toMatchObject({ stance: "for", test: "cpu", statement: expect.stringContaining("cpu-pct") });
    expect(cpu?.frozen?.query).toMatch(/^\/api\/telemetry\/lines\?from=.+&ids=[\da-f]{16}&compare=false$/);
    expect(cpu?.frozen?.result).toMatchObject({
      kind: "lines",
      lines: [{ metric: "cpu-pct", service: "store" }],
    });
    expect(cpu?.frozen?.resultHash).toBe(madeHash(JSON.stringify(cpu?.frozen?.result, keysInOrder)));
  });

  it("says what was usual, by what came before the trouble where no window before is known", () => {
    const [cpu] = evidenceIn(madeCase())[0] ?? [];
    const result = cpu?.frozen?.result;
    const [line] = result?.kind === "lines" ? result.lines : [];
    const { low = Number.NaN, high = Number.NaN } = line?.baseline ?? {};
    expect(low).toBeGreaterThan(15);
    expect(high).toBeLessThan(25);
    expect(Math.max(...(line?.values.filter((value) => value !== null) ?? []))).toBeGreaterThan(80);
  });

  it("can be kept by a log, bounded, the same in every run", () => {
    for (const input of [madeCase({ deployed: true }), madeCase({ broken: false })]) {
      const all = evidenceIn(input);
      expect(evidenceIn(input)).toEqual(all);
      for (const pieces of all) {
        expect(pieces.length).toBeLessThanOrEqual(MOST_PIECES);
        for (const piece of pieces) expect(payloads.evidence_added.parse(piece)).toEqual(piece);
        expect(isStorableJson(pieces)).toBe(true);
      }
      const ids = all.flat().map(({ evidenceId }) => evidenceId);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("never leaves out the weaker side", () => {
    const evidence = [...Array.from({ length: 20 }, (_, at) => 5 + at), -0.3].map((weight, at) => ({
      test: `test-${at}`,
      weight,
      reason: `Reason ${at}.`,
      sources: [],
      blindSpot: "",
    }));
    const judgement = madeJudgement([{ kind: "cpu", component: "store", probability: 1, evidence }]);
    const { frame } = madeCase();
    const [candidate] = candidatesOf(judgement, []);
    if (!candidate) throw new Error("no candidate");
    const pieces = evidenceOf(candidate, {
      judgement,
      frame,
      before: null,
      changes: [],
      source: "",
      hash: madeHash,
    });
    expect(pieces).toHaveLength(8);
    expect(pieces.map(({ stance }) => stance)).toContain("against");
  });

  it("of somebody outside is what a log says of them", () => {
    const said = {
      test: "log-alarm",
      weight: 0.01,
      reason: '"getaddrinfo ENOTFOUND api.example.com" more often than before.',
      sources: [{ type: "pattern" as const, id: "a".repeat(16), service: "store" }],
      blindSpot: "",
    };
    const rang = { test: "rang", weight: 2, reason: "The alarm rang here.", sources: [], blindSpot: "" };
    const judgement = madeJudgement([
      { kind: "third_party", component: "store", probability: 0.6, evidence: [rang, said] },
      { kind: "code", component: "cart", probability: 0.3, evidence: [] },
    ]);
    const [outside] = candidatesOf(judgement, []).map((candidate) => piecesOf(candidate, judgement));
    expect(outside?.toSorted(byStrength)[0]).toMatchObject({ test: "log-alarm", side: "for" });
  });

  it("that there is no more traffic is what comes in", () => {
    const input = madeSystem({
      names: ["front", "cart", "store"],
      callers: [0, 0, 1],
      fault: { kind: "latency", at: 2 },
      phase: 1,
    });
    const load = evidenceIn(input)
      .flat()
      .find(({ hypothesisId }) => hypothesisId === "standing:load");
    expect(load).toMatchObject({ stance: "against" });
    expect(load?.frozen?.result).toMatchObject({ lines: [{ service: "front", metric: "requests" }] });
  });

  it("of a likelier rival speaks against who is less likely, with what speaks for that one", () => {
    const input = madeCase();
    const cart = evidenceIn(input)[1] ?? [];
    expect(cart.find(({ test }) => test === "rival")).toMatchObject({
      stance: "against",
      statement: expect.stringMatching(/^store is likelier \(.+ %\): cpu-pct went from/),
      frozen: { result: { kind: "lines" } },
    });
  });

  it("of a change calls it what its author does", () => {
    const named = statementsOfNoChange();
    expect(named.length).toBeGreaterThan(0);
    for (const statement of named) expect(statement).toMatch(/^The change "Sort prices in the request": /);
    for (const statement of statementsOfNoChange(" ")) expect(statement).toMatch(/^Change a1b2c3: /);
  });

  it("of a suspect speaks against that nothing is wrong", () => {
    const input = madeCase();
    const monitoring = evidenceIn(input)
      .flat()
      .filter(({ hypothesisId }) => hypothesisId === "standing:monitoring");
    expect(monitoring.length).toBeGreaterThan(0);
    expect(monitoring.every(({ stance, weight = 0 }) => stance === "against" && weight < 0)).toBe(true);
  });
});

function statementsOfNoChange(title?: string): readonly string[] {
  return evidenceIn(madeCase({ deployed: true, ...(title !== undefined && { title }) }))
    .flat()
    .filter(({ hypothesisId }) => hypothesisId === "standing:no-change")
    .map(({ statement }) => statement);
}

/** For JSON.stringify: members by their names. */
function keysInOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
