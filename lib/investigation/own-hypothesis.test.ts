import { describe, expect, it } from "vitest";

import { payloads } from "@/lib/timeline/payloads";
import { standingHypotheses } from "@/lib/timeline/standing-hypotheses";

import { candidatesOf } from "./candidates";
import { type OwnHypothesis, ownCandidateOf, ownEvidenceOf, ownVerdict } from "./own-hypothesis";
import { verdictsOf } from "./standing";
import { judgementOf, madeCase, madeHash, madeJudgement } from "./testing/made-case";

const input = madeCase({ deployed: true });
const judgement = judgementOf(input);
const around = { ...input, judgement, before: null, source: "made", hash: madeHash };
const told = { before: {}, leader: null };

function own(changed: Partial<OwnHypothesis>): OwnHypothesis {
  return { id: "h", kind: "other", claim: "", component: null, changeId: null, since: null, ...changed };
}
const cpuOfStore = own({ claim: "store is short of CPU", component: "store", kind: "resource" });

describe("a person's hypothesis", () => {
  it("is tested by what the machine saw of its component and kind", () => {
    const evidence = ownEvidenceOf(cpuOfStore, around);
    expect(evidence[0]).toMatchObject({
      stance: "for",
      test: "cpu",
      hypothesisId: "h",
      weight: expect.any(Number),
    });
    expect(evidence[0]?.frozen?.query).toContain("/api/telemetry/lines");
    for (const piece of evidence) expect(payloads.evidence_added.parse(piece)).toEqual(piece);
  });

  it("is as likely as what it says, and no more exact than its words", () => {
    const alone = judgementOf(madeCase());
    const [likeliest] = alone.hypotheses;
    expect(ownVerdict(cpuOfStore, alone, told)?.probability).toBeCloseTo(likeliest?.probability ?? 0, 2);
    const byChange = own({ claim: "The sorting did it", changeId: "a1b2c3", kind: "change" });
    const verdict = ownVerdict(byChange, judgement, told);
    const blamed = judgement.hypotheses.find(({ change }) => change === "a1b2c3");
    expect(verdict?.probability).toBeCloseTo(blamed?.probability ?? 0, 2);
    expect(payloads.hypothesis_state_set.parse(verdict)).toEqual(verdict);
    // All that could be wrong with it, with a change and without.
    expect(
      ownCandidateOf(own({ claim: "It is store", component: "store" }), judgement)?.judgedIds,
    ).toHaveLength(2);
  });

  it("is told what was seen instead, where nothing speaks for it", () => {
    const memory = own({ claim: "store runs out of memory", component: "store", kind: "resource" });
    expect(ownVerdict(memory, judgement, told)).toMatchObject({ state: "refuted", probability: 0 });
    const evidence = ownEvidenceOf(memory, around);
    expect(evidence.map(({ stance }) => stance)).toContain("against");
    expect(evidence.some(({ statement }) => statement.startsWith("Seen instead: cpu-pct"))).toBe(true);
  });

  it("is not refuted by what nobody has seen", () => {
    const verdict = ownVerdict(own({ claim: "ledger is down", component: "ledger" }), judgement, told);
    expect(verdict).toMatchObject({ state: "inconclusive", gaps: ["nothing of ledger in the window"] });
    expect(verdict?.probability).toBeUndefined();
  });

  it("is held against when the trouble began", () => {
    const sides = ["2023-11-14T23:01:00.000Z", "2023-11-14T22:20:00.000Z"].map((since) =>
      ownEvidenceOf({ ...cpuOfStore, since }, around).find(({ test }) => test === "since"),
    );
    expect(sides.map((piece) => piece?.stance)).toEqual(["for", "against"]);
    expect(sides[1]?.statement).toMatch(/; it says 22:20 UTC, \d+ minutes earlier\.$/);
  });

  it("that names nothing has nothing to be tested by", () => {
    expect(ownCandidateOf(own({ claim: "It smells funny" }), judgement)).toBeNull();
    expect(ownVerdict(own({ claim: "It smells funny" }), judgement, told)).toBeNull();
  });

  it("is judged again with every investigation", () => {
    const [card] = Object.values(standingHypotheses(1, ""));
    if (!card) throw new Error("no card");
    const before = { h: { ...card, ...cpuOfStore, standing: false, probability: 0.9 } };
    const later = madeJudgement([{ kind: "cpu", component: "store", probability: 0.1 }], {
      services: [{ service: "store", probability: 0.1, kind: "cpu" }],
    });
    const candidates = candidatesOf(later, []);
    const landed = new Set(candidates.map(({ hypothesisId }) => hypothesisId));
    const verdict = verdictsOf(later, candidates, landed, before).find(
      ({ hypothesisId }) => hypothesisId === "h",
    );
    expect(verdict?.reason).toMatch(/from 90 % to 10 %/);
  });
});
