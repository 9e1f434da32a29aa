import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CauseKind } from "@/lib/analysis/judgement";
import { payloads } from "@/lib/timeline/payloads";
import { standingHypotheses } from "@/lib/timeline/standing-hypotheses";

import { candidatesOf } from "./candidates";
import { judgementOf, madeCase, madeJudgement } from "./testing/made-case";

const KINDS: readonly CauseKind[] = ["change", "cpu", "memory", "network", "code", "traffic", "third_party"];

/** Judgements of any text from telemetry, many of them with ties. */
const anyJudgement = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      component: fc.oneof(
        fc.constantFrom("cart", "store", ""),
        fc.string({ unit: "binary", maxLength: 300 }),
      ),
      change: fc.string({ unit: "binary", maxLength: 40 }),
      share: fc.constantFrom(0, 1, 1, 2, 50),
    }),
    {
      maxLength: 30,
      selector: ({ kind, component, change }) =>
        JSON.stringify([kind, component, kind === "change" && change]),
    },
  )
  .map((all) => {
    const sum = all.reduce((total, { share }) => total + share, 1);
    return madeJudgement([
      ...all.map(({ share, change, ...one }) => ({
        ...one,
        change: one.kind === "change" ? change : null,
        probability: share / sum,
      })),
      { kind: "nothing_wrong" as const, component: null, probability: 0.5 / sum },
      { kind: "none_of_these" as const, component: null, probability: 0.5 / sum },
    ]);
  });

describe("candidates", () => {
  it("name component and mechanism, and put a change below what it would have done", () => {
    const input = madeCase({ deployed: true });
    const [cpu, deploy] = candidatesOf(judgementOf(input), input.changes);
    expect(cpu?.proposal).toMatchObject({
      kind: "resource",
      component: "store",
      claim: "store has not enough processor time for its work",
    });
    expect(deploy?.proposal).toMatchObject({
      kind: "change",
      parentId: cpu?.hypothesisId,
      changeId: "a1b2c3",
      claim: 'The deploy "Sort prices in the request" broke store',
    });
  });

  it("are the same in every run and in every incident", () => {
    const [first] = candidatesOf(judgementOf(madeCase()), []);
    expect(first?.hypothesisId).toBe("machine:ad35237f8b9e2ffa");
    const [elsewhere] = candidatesOf(
      madeJudgement([{ kind: "cpu", component: "store", probability: 0.1 }]),
      [],
    );
    expect(elsewhere?.hypothesisId).toBe(first?.hypothesisId);
  });

  it("end with the nulls that stand in every room", () => {
    const standing = candidatesOf(madeJudgement([]), []);
    expect(standing.map(({ hypothesisId }) => hypothesisId)).toEqual(Object.keys(standingHypotheses(1, "")));
    expect(standing.every(({ proposal }) => proposal === null)).toBe(true);
  });

  it("fold a kind that is hardly likely into the likelier one of the same component", () => {
    const judgement = madeJudgement([
      { kind: "cpu", component: "store", probability: 0.6 },
      { kind: "memory", component: "store", probability: 0.3 },
      { kind: "disk", component: "store", probability: 0.02 },
    ]);
    const [cpu, memory, next] = candidatesOf(judgement, []);
    expect(cpu?.judgedIds).toEqual(['["cpu","store",null]', '["disk","store",null]']);
    expect(memory?.judgedIds).toHaveLength(1);
    expect(next?.standing).toBe(true);
  });

  it("give two causes at once a card of their own, which names both and stays the same when the other leads", () => {
    const both = { kind: "cpu" as const, probability: 0.4 };
    const cardOf = (component: string, alongside: string) =>
      candidatesOf(
        madeJudgement([
          { ...both, component, alongside, id: "both" },
          { kind: "cpu", component: "store", probability: 0.3 },
          { kind: "memory", component: "store", probability: 0.02 },
          { kind: "code", component: "index", probability: 0.2 },
        ]),
        [],
      );
    const [card, store] = cardOf("store", "index");
    expect(card?.proposal).toMatchObject({
      component: "store",
      claim: "store and index are at fault at once",
    });
    expect(card?.judgedIds).toEqual(["both"]);
    expect(store?.judgedIds).toHaveLength(2);
    expect(cardOf("index", "store")[0]?.hypothesisId).toBe(card?.hypothesisId);
    expect(store?.hypothesisId).not.toBe(card?.hypothesisId);
  });

  it("call a host a host, and a service that lies on one a service", () => {
    const [host, service] = candidatesOf(
      madeJudgement(
        [
          { kind: "node", component: "host-a", probability: 0.5 },
          { kind: "node", component: "store", probability: 0.3 },
        ],
        { services: [{ service: "store", probability: 0.3, kind: "node" }] },
      ),
      [],
    );
    expect(host?.proposal).toMatchObject({
      kind: "node",
      component: "host-a",
      claim: "Host host-a is at fault",
    });
    expect(service?.proposal).toMatchObject({ kind: "node", claim: "A host under store is at fault" });
  });

  it("can be kept by a log whatever telemetry names, in any order of what is as likely", () => {
    fc.assert(
      fc.property(anyJudgement, fc.infiniteStream(fc.nat()), (judgement, dice) => {
        const candidates = candidatesOf(judgement, []);
        expect(candidates.length).toBeLessThanOrEqual(12);
        const known = new Set<string>(Object.keys(standingHypotheses(1, "")));
        for (const { hypothesisId, proposal } of candidates) {
          if (proposal === null) continue;
          expect(payloads.hypothesis_proposed.parse(proposal)).toEqual(proposal);
          expect(proposal.parentId === undefined || known.has(proposal.parentId)).toBe(true);
          known.add(hypothesisId);
        }
        const judged = candidates.flatMap(({ proposal, judgedIds }) => (proposal ? judgedIds : []));
        expect(new Set(judged).size).toBe(judged.length);
        const mixed = judgement.hypotheses
          .map((one) => ({ one, key: Number(dice.next().value) }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(candidatesOf({ ...judgement, hypotheses: mixed }, [])).toEqual(candidates);
      }),
      { numRuns: 60 },
    );
  });
});
