import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CauseKind, Evidence, EvidenceSource, Judgement } from "@/lib/analysis/judgement";
import type { Frame } from "@/lib/telemetry/frame";
import { payloads } from "@/lib/timeline/payloads";
import { isStorableJson } from "@/lib/timeline/storable";

import { candidatesOf } from "./candidates";
import { evidenceOf, MOST_PIECES } from "./evidence";
import { verdictsOf } from "./standing";
import { finishOf } from "./summary";
import { madeCase, madeHash, madeJudgement } from "./testing/made-case";

const { frame } = madeCase();
const AT_US = frame.grid.startUs;
/** A piece of evidence of one hypothesis is sent to every browser in the room. */
const MOST_BYTES = 40_000;

const anyName = fc.oneof(
  fc.constantFrom("store", "cart", "", "<script>alert(1)</script>", "a\u0000b", "\u202egnp.exe"),
  fc.string({ unit: "binary", maxLength: 700 }),
);
const hex = fc.integer({ min: 0, max: 3 }).map((digit) => String(digit).repeat(16));
const anySource: fc.Arbitrary<EvidenceSource> = fc.oneof(
  fc.constantFrom(...frame.series.map(({ id }) => ({ type: "series" as const, id }))),
  anyName.map((id) => ({ type: "series" as const, id })),
  fc.record({ type: fc.constant("pattern" as const), id: hex, service: anyName }),
  fc.record({ type: fc.constant("edge" as const), caller: anyName, callee: anyName }),
  fc.record({ type: fc.constant("operation" as const), service: anyName, operation: anyName }),
  fc.record({ type: fc.constant("change" as const), id: anyName, line: fc.option(anyName) }),
);
const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  test: fc.constantFrom("cpu", "slow-itself", "log-alarm", "time", "blind-spot", "gap"),
  weight: fc.constantFrom(0, 1, 1, -1, 3.3, -200, 1e9),
  reason: fc.oneof(fc.constant("It is so."), fc.string({ unit: "binary", minLength: 1, maxLength: 3_000 })),
  sources: fc.array(anySource, { maxLength: 3 }),
  blindSpot: fc.oneof(fc.constant(""), anyName),
});
const KINDS: readonly CauseKind[] = ["change", "cpu", "network", "code", "traffic", "third_party"];

const anyJudgement: fc.Arbitrary<Judgement> = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      component: anyName,
      share: fc.constantFrom(1, 1, 2, 30),
      evidence: fc.uniqueArray(anyEvidence, { maxLength: 14, selector: (one) => JSON.stringify(one) }),
    }),
    { maxLength: 14, selector: ({ kind, component }) => JSON.stringify([kind, component]) },
  )
  .chain((all) =>
    fc.record({ all: fc.constant(all), what: anyName }).map(({ what }) => {
      const sum = all.reduce((total, { share }) => total + share, 1);
      return madeJudgement(
        [
          ...all.map(({ share, kind, component, evidence }) => ({
            kind,
            component,
            evidence,
            change: kind === "change" ? component : null,
            probability: share / sum,
          })),
          { kind: "nothing_wrong" as const, component: null, probability: 1 / sum },
        ],
        {
          changes: all.flatMap(({ kind, component, share }) =>
            kind === "change" ? [{ change: component, probability: share / sum }] : [],
          ),
          chain: all.map(({ component }) => ({ component, atUs: AT_US, what })),
          onset: { atUs: AT_US, earliestUs: AT_US, latestUs: AT_US + 1 },
        },
      );
    }),
  );

/** A frame that holds log lines of services with any name. */
const anyFrame = fc.array(anyName, { maxLength: 3 }).map(frameOf);

function frameOf(names: readonly string[]): Frame {
  const logs = names.map((service, at) => ({
    id: String(at).repeat(16),
    service,
    template: service,
    severity: 17,
    count: 3,
    firstSeenUs: AT_US,
    lastSeenUs: AT_US,
    rate: new Float64Array(frame.grid.length),
    examples: [],
  }));
  return { ...frame, logs };
}

function ledgerOf(judgement: Judgement, of: Frame) {
  const candidates = candidatesOf(judgement, []);
  const around = { judgement, frame: of, before: null, changes: [], source: "made", hash: madeHash };
  const all = new Set(candidates.map(({ hypothesisId }) => hypothesisId));
  return {
    evidence: candidates.map((candidate) => evidenceOf(candidate, around)),
    verdicts: verdictsOf(judgement, candidates, all, {}),
    finish: finishOf(judgement, candidates, of),
  };
}

describe("the ledger of any judgement", () => {
  it("can be kept by a log, whatever things are called, and is bounded", () => {
    const finished = payloads.investigation_finished.omit({ investigationId: true });
    fc.assert(
      fc.property(anyJudgement, anyFrame, (judgement, of) => {
        const { evidence, verdicts, finish } = ledgerOf(judgement, of);
        for (const pieces of evidence) {
          expect(pieces.length).toBeLessThanOrEqual(MOST_PIECES);
          expect(JSON.stringify(pieces).length).toBeLessThan(MOST_BYTES * MOST_PIECES);
          for (const piece of pieces) expect(payloads.evidence_added.parse(piece)).toEqual(piece);
        }
        for (const verdict of verdicts) expect(payloads.hypothesis_state_set.parse(verdict)).toEqual(verdict);
        expect(finished.parse(finish)).toEqual(finish);
        expect(isStorableJson(evidence)).toBe(true);
        const ids = evidence.flat().map(({ evidenceId }) => evidenceId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 40 },
    );
  });

  it("never shares out more than 1 among the machine's own cards", () => {
    fc.assert(
      fc.property(anyJudgement, (judgement) => {
        const { verdicts } = ledgerOf(judgement, frame);
        const own = verdicts.filter(({ hypothesisId }) => hypothesisId.startsWith("machine:"));
        expect(own.reduce((sum, { probability = 0 }) => sum + probability, 0)).toBeLessThanOrEqual(1.01);
      }),
      { numRuns: 40 },
    );
  });

  it("is the same in whatever order a judgement has what is equal", () => {
    fc.assert(
      fc.property(anyJudgement, fc.infiniteStream(fc.nat()), (judgement, dice) => {
        const mixed = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => ({ item, key: Number(dice.next().value) }))
            .toSorted((one, other) => one.key - other.key)
            .map(({ item }) => item);
        const other: Judgement = {
          ...judgement,
          changes: mixed(judgement.changes),
          hypotheses: mixed(judgement.hypotheses).map((judged) =>
            Object.assign({}, judged, { evidence: mixed(judged.evidence) }),
          ),
        };
        const { evidence, verdicts } = ledgerOf(judgement, frame);
        const again = ledgerOf(other, frame);
        expect(again.evidence).toEqual(evidence);
        expect(again.verdicts).toEqual(verdicts);
      }),
      { numRuns: 40 },
    );
  });
});
