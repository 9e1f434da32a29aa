import { describe, expect, it } from "vitest";

import { kindShares } from "./kinds";

const seen = (test: string, kind: "cpu" | "memory" | "code", weight: number) => ({
  test,
  kind,
  weight,
  reason: "",
  sources: [],
  blindSpot: "",
});

function firstKind(evidence: Parameters<typeof kindShares>[0]): string | undefined {
  return [...kindShares(evidence, [])].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

describe("the kind of a cause", () => {
  it("is memory where memory and a processor run out together, and a processor where that does alone", () => {
    expect(firstKind([seen("cpu", "cpu", 6), seen("memory", "memory", 1)])).toBe("memory");
    expect(firstKind([seen("cpu", "cpu", 6), seen("memory", "memory", 0.2)])).toBe("cpu");
  });

  it("is the resource that runs out where own work is slow, else code", () => {
    expect(firstKind([seen("delay-own", "code", 3), seen("cpu", "cpu", 1)])).toBe("cpu");
    expect(firstKind([seen("delay-own", "code", 3)])).toBe("code");
  });
});
