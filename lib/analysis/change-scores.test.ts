import { describe, expect, it } from "vitest";

import type { Change } from "@/lib/changes/change";

import { changeScores } from "./change-scores";
import { sceneOf } from "./scene";
import { madeChange } from "./testing/made-change";
import { type MadeSeries, madeInput, wavering } from "./testing/made-input";

const CALLS = [
  ["front", "cart"],
  ["cart", "store"],
] as const;
const SHOP: readonly MadeSeries[] = [
  { service: "front", metric: "latency-p99", at: wavering(0.2, 3) },
  { service: "cart", metric: "latency-p99", at: wavering(0.1, 9, 1) },
  { service: "cart", metric: "retry-exhausted", at: wavering(5, 20, 2) },
  { service: "store", metric: "cpu-pct", at: wavering(20, 1, 3) },
];

type Asked = { changes: readonly Change[]; series?: readonly MadeSeries[]; rang?: string };

function scores({ changes, series = SHOP, rang }: Asked) {
  const alarm = { service: rang ?? null, metric: null };
  const input = madeInput(series, CALLS);
  const scene = sceneOf({ ...input, changes, alarm: { ...input.alarm, ...alarm } });
  return changeScores(scene, { findings: [], shares: new Map([["cart", 0.9]]) });
}

function scoreOf(changed: Parameters<typeof madeChange>[0], rest: Omit<Asked, "changes"> = {}): number {
  return scores({ changes: [madeChange(changed)], ...rest })[0]?.score ?? Number.NaN;
}

describe("a change is blamed", () => {
  it("less the longer ago it was, and not where it came after the trouble", () => {
    expect(scoreOf({ minute: 47 })).toBeGreaterThan(scoreOf({ minute: 30 }));
    expect(scoreOf({ minute: 52 })).toBeLessThan(scoreOf({ minute: 30 }) - 2);
  });

  it("for the service under suspicion, more than for what it calls, and for that more than for others", () => {
    const [own, below, other] = ["cart", "store", "search"].map((name) => scoreOf({ services: [name] }));
    expect(own).toBeGreaterThan(below ?? 0);
    expect(below).toBeGreaterThan(other ?? 0);
  });

  it("less where nobody deployed it, but for a library's code, which others may have carried", () => {
    const bare = { services: [], kind: "commit", minute: 40 } as const;
    const later = madeChange({ id: "later", minute: 44 });
    const [library, alone] = scores({
      changes: [
        madeChange({ ...bare, id: "library", files: ["pkg/schema/a.go"] }),
        madeChange({ ...bare, id: "alone", files: ["tools/schema/a.go"] }),
        later,
      ],
    });
    expect(alone?.values.notDeployed).toBe(1);
    expect(library?.values.notDeployed).toBe(0.5);
  });

  it("more where the alarm rang", () => {
    const services = ["store"];
    expect(scoreOf({ services }, { rang: "store" })).toBeGreaterThan(scoreOf({ services }));
  });

  it("for lines that break, not for those that cannot", () => {
    const [breaks, plain, tidy] = ["-limit: 100\n+limit: 10", "-foo(a)\n+bar(b, c)", "-  a: 1\n+a: 1"].map(
      (diff) => scoreOf({ diff, files: ["cart/a.yaml"] }),
    );
    expect(breaks).toBeGreaterThan(plain ?? 0);
    expect(plain).toBeGreaterThan(tidy ?? 0);
  });

  it("for words that only failing things say, beside a change that shares them with healthy ones", () => {
    const [fails, holds] = scores({
      changes: [
        madeChange({ id: "a", files: ["lib/exhausted.go"] }),
        madeChange({ id: "b", files: ["lib/cpu.go"] }),
      ],
    });
    expect(fails?.values.words).toBeGreaterThan(0.3);
    expect(holds?.values.words).toBe(0);
  });

  it("whatever it is called: its title convinces nobody where its content is known", () => {
    const diff = "-a\n+b";
    expect(scoreOf({ diff, title: "retry exhausted in cart" })).toBe(scoreOf({ diff }));
  });
});

describe("the placebo control", () => {
  const stepped: MadeSeries = {
    service: "store",
    metric: "rows-read",
    at: (minute) => (minute >= 42 ? 400 : 100) + Math.sin(minute * 2.3),
  };

  it("says how seldom harmless moments look like that of a change with which its service stepped", () => {
    const changes = [41, 30].map((minute) => madeChange({ id: `at-${minute}`, minute, services: ["store"] }));
    const series = [...SHOP.slice(0, 3), stepped];
    const [harmless, culprit] = scores({ changes, series }).toReversed();
    expect(culprit?.values.placebo).toBeGreaterThan(0.2);
    expect(harmless?.values.placebo).toBeLessThan(culprit?.values.placebo ?? 0);
    const told = culprit?.evidence.find(({ test }) => test === "placebo");
    expect(told?.reason).toMatch(/^Of \d+ earlier moments .*, 0 look as suspicious in store/u);
    expect(told?.sources).toMatchObject([{ type: "series" }]);
  });

  it("keeps silent where nothing of the service is known", () => {
    expect(scores({ changes: [madeChange({ services: ["nobody"] })] })[0]?.values).not.toHaveProperty(
      "placebo",
    );
  });
});

it("gives each test's reason in a sentence, and the sum of their weights", () => {
  const [score] = scores({ changes: [madeChange({ diff: "-limit: 100\n+limit: 10", files: ["a.yaml"] })] });
  expect(score?.evidence.every(({ reason }) => /^[A-Z].*\.$/u.test(reason))).toBe(true);
  expect(score?.score).toBeCloseTo(score?.evidence.reduce((sum, { weight }) => sum + weight, 0) ?? 0, 12);
});
