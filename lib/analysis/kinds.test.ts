import { describe, expect, it } from "vitest";

import { kindShares } from "./kinds";
import type { OutsideCause } from "./outside-causes";

const seen = (test: string, kind: "cpu" | "memory" | "code" | null, weight: number) => ({
  test,
  kind,
  weight,
  reason: "",
  sources: [],
  blindSpot: "",
});

const inLine = (id: string, ...of: Parameters<typeof seen>) => ({
  ...seen(...of),
  sources: [{ type: "pattern" as const, id, service: "pay" }],
});

const ABROAD: OutsideCause = {
  kind: "third_party",
  strength: 1,
  reason: "",
  lines: new Set(["abroad pay"]),
};

function firstKind(
  evidence: Parameters<typeof kindShares>[0],
  outside: readonly OutsideCause[] = [],
): string | undefined {
  return [...kindShares(evidence, outside)].toSorted(([, one], [, other]) => other - one)[0]?.[0];
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

  it("is outside where the lines that say so are most of the alarm, and the failures are by them", () => {
    const fails = seen("failing-itself", "code", 6);
    const [abroad, own] = [inLine("abroad", "flow-alarm", "code", 3), inLine("own", "log-alarm", "code", 2)];
    expect(firstKind([fails, abroad, own], [ABROAD])).toBe("third_party");
    expect(firstKind([fails, abroad, { ...own, weight: 4 }], [ABROAD])).toBe("code");
    expect(firstKind([fails, abroad])).toBe("code");
    expect(firstKind([fails], [ABROAD])).toBe("code");
  });

  it("is none that a line says of somebody else", () => {
    expect([...kindShares([inLine("abroad", "named", null, 9)], []).keys()]).toEqual(["code"]);
  });
});
