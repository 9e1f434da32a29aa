import { describe, expect, it } from "vitest";

import { ana, declared, type Line, logOf, machine, stateOf } from "@/test/sample-log";

import { cardsOf, columnsOf, treeOf, turnsOf } from "./board";
import { presentEvidence } from "./state";
import { hypothesisStates } from "./vocabulary";

const propose = (hypothesisId: string, parentId?: string): Line => ({
  type: "hypothesis_proposed",
  payload: { hypothesisId, kind: "other", claim: `claim ${hypothesisId}`, ...(parentId && { parentId }) },
});
const find = (hypothesisId: string, state: "supported" | "refuted", probability: number): Line => ({
  type: "hypothesis_state_set",
  payload: { hypothesisId, state, probability, reason: "tested" },
  by: machine,
});
const overrule = (hypothesisId: string, state: "confirmed" | "refuted" | null): Line => ({
  type: "hypothesis_overruled",
  payload: { hypothesisId, state, reason: "I saw it" },
});

const found = (evidenceId: string, investigationId?: string): Line => ({
  type: "evidence_added",
  payload: {
    evidenceId,
    hypothesisId: "h",
    stance: "for",
    statement: "seen",
    weight: 2,
    ...(investigationId && { investigationId }),
  },
  by: investigationId ? machine : ana,
});

function boardOf(lines: readonly Line[]) {
  const log = logOf([declared, ...lines]);
  const cards = cardsOf(stateOf(log).hypotheses);
  const columns = Object.fromEntries(
    columnsOf(cards).map(({ state, cards: own }) => [state, own.map(({ hypothesis }) => hypothesis.id)]),
  );
  return { log, cards, columns };
}

describe("the board", () => {
  it("has every column and the standing nulls in an incident where nothing was proposed", () => {
    const { columns } = boardOf([]);
    expect(Object.keys(columns)).toEqual([...hypothesisStates]);
    expect(columns["proposed"]).toEqual([
      "standing:no-change",
      "standing:monitoring",
      "standing:load",
      "standing:third-party",
    ]);
  });

  it("puts a card where a person overruled it to, and keeps the code's own verdict", () => {
    const { cards, columns } = boardOf([propose("h"), find("h", "refuted", 0.2), overrule("h", "confirmed")]);
    expect(columns["confirmed"]).toEqual(["h"]);
    expect(cards.find(({ hypothesis }) => hypothesis.id === "h")?.hypothesis.machineState).toBe("refuted");
  });

  it("returns a card to the code's verdict", () => {
    const { columns } = boardOf([
      propose("h"),
      find("h", "refuted", 0.2),
      overrule("h", "confirmed"),
      overrule("h", null),
    ]);
    expect(columns["refuted"]).toEqual(["h"]);
    expect(columns["confirmed"]).toEqual([]);
  });

  it("counts of what investigations found what the last one did, and all that people added", () => {
    const first = [propose("h"), found("e1", "first"), found("e2", "first"), found("own")];
    const countOf = (lines: readonly Line[]) =>
      boardOf(lines).cards.find(({ hypothesis }) => hypothesis.id === "h")?.counts.for;
    expect(countOf(first)).toBe(3);
    expect(countOf([...first, found("e3", "second")])).toBe(2);
    const { cards } = boardOf([...first, found("e3", "second"), found("e4", "third")]);
    const { evidence } = cards.find(({ hypothesis }) => hypothesis.id === "h")?.hypothesis ?? {
      evidence: [],
    };
    expect(presentEvidence({ evidence }).map(({ id }) => id)).toEqual(["own", "e4"]);
    expect(evidence.length).toBe(5);
  });

  it("puts the likeliest first and the standing ones last", () => {
    const { columns } = boardOf([
      propose("a"),
      propose("b"),
      find("a", "supported", 0.4),
      find("b", "supported", 0.6),
    ]);
    expect(columns["supported"]).toEqual(["b", "a"]);
    expect(boardOf([propose("c")]).columns["proposed"]?.[0]).toBe("c");
  });

  it("shows how the probability moved, how long the finding took, and what speaks for it", () => {
    const { cards } = boardOf([
      propose("h"),
      find("h", "supported", 0.4),
      find("h", "supported", 0.7),
      ...(["for", "for", "against", "neutral"] as const).map((stance, index): Line => ({
        type: "evidence_added",
        payload: { evidenceId: `e${index}`, hypothesisId: "h", stance, statement: "seen" },
      })),
    ]);
    const card = cards.find(({ hypothesis }) => hypothesis.id === "h");

    expect(card?.findingMs).toBe(2 * 60_000);
    expect(card?.counts).toEqual({ for: 2, against: 1, neutral: 1 });
  });

  it("draws parents above their children, each once", () => {
    const { cards } = boardOf([propose("root"), propose("child", "root"), propose("grandchild", "child")]);
    const drawn = treeOf(cards).map(({ card, depth }) => `${depth} ${card.hypothesis.id}`);
    expect(drawn.filter((line) => !line.includes("standing"))).toEqual(["0 root", "1 child", "2 grandchild"]);
    expect(new Set(drawn).size).toBe(cards.length);
  });

  it("draws what is its own ancestor, and what lost its parent", () => {
    const [card] = boardOf([propose("x")]).cards;
    if (!card) throw new Error("no card");
    const of = (id: string, parentId: string) => ({
      ...card,
      hypothesis: { ...card.hypothesis, id, parentId },
    });
    const drawn = treeOf([of("a", "b"), of("b", "a"), of("c", "gone")]).map(
      ({ card: { hypothesis } }) => hypothesis.id,
    );
    expect(drawn.sort()).toEqual(["a", "b", "c"]);
  });

  it("tells the life of a hypothesis with its reasons", () => {
    const { log } = boardOf([
      propose("h"),
      propose("other"),
      find("h", "refuted", 0.1),
      overrule("h", "confirmed"),
      overrule("h", null),
    ]);
    const turns = turnsOf(log, "h").map(({ kind, state, reason, by }) => [kind, state, reason, by.id]);
    expect(turns).toEqual([
      ["proposed", "proposed", "", ana.id],
      ["found", "refuted", "tested", machine.id],
      ["overruled", "confirmed", "I saw it", ana.id],
      ["overruled", null, "I saw it", ana.id],
    ]);
  });

  it("tells a verdict once that is found again, and anew where something came between", () => {
    const { log } = boardOf([
      propose("h"),
      find("h", "supported", 0.92),
      find("h", "supported", 0.92),
      overrule("h", "refuted"),
      find("h", "supported", 0.92),
      find("h", "supported", 0.93),
    ]);
    expect(turnsOf(log, "h").map(({ kind, probability }) => [kind, probability])).toEqual([
      ["proposed", null],
      ["found", 0.92],
      ["overruled", null],
      ["found", 0.92],
      ["found", 0.93],
    ]);
  });
});
