import { render } from "@testing-library/react";
import { createElement, type ComponentType } from "react";
import { describe, expect, it } from "vitest";

import { hypothesisStates, severities, stances, statuses } from "@/lib/timeline/vocabulary";

import { HypothesisMark } from "./hypothesis-mark";
import { SeverityMark } from "./severity-mark";
import { StanceMark } from "./stance-mark";
import { StatusMark } from "./status-mark";

function drawn<P extends object>(Component: ComponentType<P>, props: P) {
  const { container, unmount } = render(createElement(Component, props));
  const mark = {
    shape: container.querySelector("svg")?.innerHTML ?? "",
    tone: container.querySelector("svg")?.getAttribute("class") ?? "",
    word: container.textContent,
    tip: container.querySelector("[data-tip]")?.getAttribute("data-tip"),
  };
  unmount();
  return mark;
}

const families = {
  severity: severities.map((severity) => drawn(SeverityMark, { severity })),
  status: statuses.map((status) => drawn(StatusMark, { status })),
  hypothesis: hypothesisStates.map((state) => drawn(HypothesisMark, { state })),
  stance: stances.map((stance) => drawn(StanceMark, { stance })),
};

describe.each(Object.entries(families))("marks of %s", (_family, marks) => {
  it("each has a shape and a word of its own, and a colour", () => {
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(marks.length);
    expect(new Set(marks.map(({ word }) => word)).size).toBe(marks.length);
    expect(marks.every(({ shape, word, tone }) => shape && word && /text-/.test(tone))).toBe(true);
  });
});

describe("a mark", () => {
  it("shares its shape with no mark of another family", () => {
    const shapes = Object.values(families).flatMap((marks) => marks.map(({ shape }) => shape));
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it("keeps its word where there is no room, for the ear and on hover", () => {
    expect(drawn(SeverityMark, { severity: "SEV1", compact: true })).toMatchObject({
      word: "SEV1",
      tip: "SEV1",
    });
  });

  it("takes the organisation's word", () => {
    expect(drawn(SeverityMark, { severity: "SEV1", word: "Critical" }).word).toBe("Critical");
  });
});
