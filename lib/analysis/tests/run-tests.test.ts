import { describe, expect, it } from "vitest";

import { sceneOf } from "../scene";
import { madeSystem } from "../testing/made-system";
import { FAULT_KINDS, type FaultKind } from "../testing/made-tree";
import { delays } from "./delays";
import { edgeGap } from "./edge-gap";
import { errors } from "./errors";
import type { Finding } from "./finding";
import { flow } from "./flow";
import { logs } from "./logs";
import { resources } from "./resources";
import { runTests } from "./run-tests";
import type { Scene } from "../scene";

const NAMES = ["front", "cart", "search", "store", "mail", "pay"];
const CALLERS = [0, 0, 0, 1, 1, 3];

/** Who must see the service that breaks before any other, by what breaks. */
const SEEN_BY: readonly (readonly [FaultKind, readonly ((scene: Scene) => readonly Finding[])[]])[] = [
  ["cpu", [resources, delays]],
  ["memory", [resources, delays]],
  ["errors", [flow, logs]],
  ["latency", [delays]],
  ["network", [edgeGap]],
  ["logs", [flow, logs]],
];

const madeScene = (kind: FaultKind, at: number) =>
  sceneOf(madeSystem({ names: NAMES, callers: CALLERS, fault: { kind, at }, phase: at }));

function strongest(findings: readonly Finding[]): Finding | undefined {
  return findings.toSorted((one, other) => other.strength - one.strength)[0];
}

describe("the tests of a system in which one service breaks", () => {
  for (const [kind, tests] of SEEN_BY)
    it(`see it first where it is ${kind}`, () => {
      for (const [at, service] of NAMES.entries()) {
        // Who breaks on the way to its caller needs a caller, and none of its own calls.
        if (kind === "network" && NAMES.some((_, other) => other > 0 && CALLERS[other] === at)) continue;
        const scene = madeScene(kind, at);
        for (const test of tests)
          expect(strongest(test(scene))?.service, `${test.name} at ${service}`).toBe(service);
      }
    });

  it("say of failures that those who call it fail, and it fails by itself", () => {
    const found = errors(madeScene("errors", 3));
    const itself = found.filter(({ test }) => test === "failing-itself");
    const suffering = found.filter(({ test, strength }) => test === "failing" && strength > 0.5);
    expect(strongest(itself)?.service).toBe("store");
    expect(new Set(suffering.map(({ service }) => service))).toEqual(new Set(["store", "cart", "front"]));
  });

  it("never say a strength that is no number, nor nothing of why", () => {
    for (const kind of FAULT_KINDS)
      for (const { strength, reason } of runTests(madeScene(kind, 1))) {
        expect(Number.isFinite(strength)).toBe(true);
        expect(reason).not.toBe("");
      }
  });
});

describe("the tests of a system in which nothing breaks", () => {
  it("see nothing that never happens", () => {
    const scene = sceneOf(madeSystem({ names: NAMES, callers: CALLERS, fault: null, phase: 1 }));
    for (const test of [resources, errors, logs, flow, edgeGap])
      expect(strongest(test(scene))?.strength ?? 0, test.name).toBeLessThan(1);
  });
});
