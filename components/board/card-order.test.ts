import { describe, expect, it } from "vitest";

import { cardsOf } from "@/lib/timeline/board";
import { declared, logOf, stateOf } from "@/test/sample-log";

import { nextCard, orderOf } from "./card-order";

const order = [["a", "b", "c"], [], ["d"], ["e", "f"]];

describe("the way of the keyboard over the cards", () => {
  it("goes down and up through all columns", () => {
    expect(nextCard(order, "a", "j")).toBe("b");
    expect(nextCard(order, "c", "ArrowDown")).toBe("d");
    expect(nextCard(order, "d", "k")).toBe("c");
    expect(nextCard(order, "e", "ArrowUp")).toBe("d");
  });

  it("begins at either end and stops there", () => {
    expect(nextCard(order, null, "j")).toBe("a");
    expect(nextCard(order, null, "k")).toBe("f");
    expect(nextCard(order, "f", "j")).toBeNull();
    expect(nextCard(order, "a", "k")).toBeNull();
    expect(nextCard(order, "d", "Home")).toBe("a");
    expect(nextCard(order, "d", "End")).toBe("f");
  });

  it("goes across empty columns, at the same height where it can", () => {
    expect(nextCard(order, "c", "ArrowRight")).toBe("d");
    expect(nextCard(order, "f", "ArrowLeft")).toBe("d");
    expect(
      nextCard(
        [
          ["a", "b"],
          ["c", "d"],
        ],
        "b",
        "ArrowRight",
      ),
    ).toBe("d");
    expect(nextCard(order, "e", "ArrowRight")).toBeNull();
    expect(nextCard(order, null, "ArrowRight")).toBeNull();
  });

  it("leads nowhere by other keys, or where there are no cards", () => {
    expect(nextCard(order, "a", "x")).toBeNull();
    for (const key of ["j", "k", "Home", "End"]) expect(nextCard([], null, key)).toBeNull();
  });
});

describe("the order of the cards", () => {
  const log = logOf([
    declared,
    { type: "hypothesis_proposed", payload: { hypothesisId: "h", kind: "code_path", claim: "Pool is full" } },
    {
      type: "hypothesis_proposed",
      payload: { hypothesisId: "part", parentId: "h", kind: "change", claim: "The deploy did it" },
    },
    { type: "hypothesis_overruled", payload: { hypothesisId: "part", state: "supported", reason: "Seen" } },
  ]);
  const cards = cardsOf(stateOf(log).hypotheses);

  it("is that of the columns, or that of the tree", () => {
    expect(orderOf(cards, "columns").map((ids) => ids.length)).toEqual([5, 0, 1, 0, 0, 0]);
    const [tree = [], ...more] = orderOf(cards, "tree");
    expect(more).toEqual([]);
    expect(tree.indexOf("part")).toBe(tree.indexOf("h") + 1);
  });
});
