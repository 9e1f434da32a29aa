import { describe, expect, it } from "vitest";

import { analyse } from "@/lib/analysis/analyse";
import { madeSystem } from "@/lib/analysis/testing/made-system";
import { payloads } from "@/lib/timeline/payloads";

import { candidatesOf } from "./candidates";
import { madeCase } from "./testing/made-case";
import { judgedWithout, robustnessOf, withoutSignal } from "./without-signal";

const system = madeSystem({
  names: ["front", "cart", "store"],
  callers: [0, 0, 1],
  fault: { kind: "logs", at: 2 },
  phase: 1,
});

describe("a judgement without a signal", () => {
  it("sees nothing of it, but still who calls whom", () => {
    const { frame } = withoutSignal(system, "traces");
    expect([frame.services, frame.operations, frame.edges, frame.traces].flat()).toEqual([]);
    expect(frame.callGraph).toBe(system.frame.callGraph);
    expect(frame.series).toBe(system.frame.series);
    expect(withoutSignal(system, "logs").frame.coverage.services.every(({ logs }) => logs === 0)).toBe(true);
  });

  it("tells what a hypothesis rests on", () => {
    const judgement = analyse(system);
    const [first] = candidatesOf(judgement, []);
    if (!first) throw new Error("no candidate");
    const piece = robustnessOf(first, judgement, judgedWithout(system));
    expect(piece?.statement).toMatch(
      /^Without logs this would be .+ % instead of .+ %\. It stands without metrics \(.+ %\), without traces \(.+ %\)\.$/,
    );
    expect(payloads.evidence_added.parse(piece)).toEqual(piece);
  });

  it("says nothing of what is hardly believed either way", () => {
    const judgement = analyse(system);
    const last = candidatesOf(judgement, []).find(({ hypothesisId }) => hypothesisId === "standing:load");
    if (!last) throw new Error("no candidate");
    expect(robustnessOf(last, judgement, judgedWithout(system))).toBeNull();
  });

  it("is not asked for where there is but one", () => {
    expect(judgedWithout(madeCase())).toEqual([]);
  });
});
