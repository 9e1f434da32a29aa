import { describe, expect, it } from "vitest";

import { sampleReport } from "@/test/sample-report";

import { changeText, estimateText, length, missingText, periodText, signed } from "./words";

describe("the words of a report", () => {
  it("say how a median moved, and how sure that is", () => {
    const common = { n: 30, nBefore: 31 };
    expect(changeText({ verdict: "shorter", seconds: -190, low: -420, high: -35, ...common })).toEqual({
      sign: "↓",
      words: "3 min 10 s shorter",
      detail: "by 35 s to 7 min",
    });
    expect(changeText({ verdict: "longer", seconds: 1_240, low: 310, high: 2_600, ...common })).toMatchObject(
      {
        sign: "↑",
        words: "20 min 40 s longer",
      },
    );
    expect(
      changeText({ verdict: "no_detectable_change", seconds: 12, low: -70, high: 95, ...common }),
    ).toEqual({ sign: "=", words: "No detectable change", detail: "between −1 min 10 s and +1 min 35 s" });
    expect(changeText({ verdict: "refused", n: 3, nBefore: 0, minimum: 10, why: "Only 3." })).toMatchObject({
      words: "Not compared",
      detail: "Only 3.",
    });
  });

  it.each([
    [0, "0 s"],
    [0.4, "0 s"],
    [56.3, "56 s"],
    [59.7, "1 min"],
    [298.7, "4 min 59 s"],
    [1_245, "20 min 45 s"],
    [3_599.6, "1 h"],
    [11_040, "3 h 4 min"],
    [11_075, "3 h 5 min"],
    [86_380, "1 d"],
    [190_000, "2 d 5 h"],
    [-298.7, "4 min 59 s"],
  ])("round %d s to two units: %s", (seconds, words) => {
    expect(length(seconds)).toBe(words);
  });

  it("give no number where there are too few", () => {
    expect(estimateText({ known: false, n: 2, minimum: 6, why: "Too few." })).toBeNull();
    expect(estimateText({ known: true, n: 9, seconds: 90, low: 30, high: 3_700 })).toBe(
      "1 min 30 s (30 s to 1 h 2 min)",
    );
  });

  it("say why incidents are missing", () => {
    const [detect] = sampleReport.measures;
    if (!detect) throw new Error("A report has measures.");
    expect(missingText(detect)).toBe(
      "8 without impact started, 4 without mitigated, 1 still going on, 1 that end before they begin",
    );
  });

  it("name a period once where its parts are the same", () => {
    expect(periodText({ from: "2026-08-29", to: "2026-11-26" })).toBe("29 August to 26 November 2026");
    expect(periodText({ from: "2025-12-01", to: "2026-01-31" })).toBe("1 December 2025 to 31 January 2026");
    expect(periodText({ from: "2026-01-31", to: "2026-01-31" })).toBe("31 January 2026");
  });

  it("put a sign before a difference", () => {
    expect([signed(-60), signed(60), signed(0)]).toEqual(["−1 min", "+1 min", "0 s"]);
  });
});
