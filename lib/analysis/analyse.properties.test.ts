import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { analyse } from "./analyse";
import type { AnalysisInput } from "./analysis-input";
import { blindSpotsOf } from "./blind-spots";
import type { Judgement } from "./judgement";
import { sceneOf } from "./scene";
import { renamed, reordered, shifted, silenced } from "./testing/changed-frame";
import { START_US } from "./testing/made-input";
import { madeSeries, madeSystem } from "./testing/made-system";
import { CELLS, FAULT_KINDS, type MadeTree } from "./testing/made-tree";

const NAMES = ["ada", "bert", "cleo", "dora", "emil", "fay", "gus"] as const;
const RUNS = { numRuns: 10 };

/** A tree of three to seven services, one of which breaks in one of the ways. */
const brokenTree: fc.Arbitrary<MadeTree & { fault: { at: number } }> = fc
  .integer({ min: 3, max: NAMES.length })
  .chain((size) =>
    fc.record({
      names: fc.constant(NAMES.slice(0, size)),
      callers: fc.tuple(...NAMES.slice(0, size).map((_, at) => fc.nat({ max: Math.max(0, at - 1) }))),
      fault: fc.record({ kind: fc.constantFrom(...FAULT_KINDS), at: fc.nat({ max: size - 1 }) }),
      phase: fc.double({ min: 0, max: 6, noNaN: true }),
    }),
  );

const orders = fc.infiniteStream(fc.nat());

/** What is believed of each service, and when it began: whatever they are called. */
function beliefs({ services, nothingWrong, onset }: Judgement, nameOf: (service: string) => string = String) {
  const believed = services.map(({ service, probability, kind }) => ({
    service: nameOf(service),
    kind,
    probability: Number(probability.toFixed(9)),
  }));
  return {
    services: believed.toSorted((one, other) => (one.service < other.service ? -1 : 1)),
    nothingWrong: Number(nothingWrong.toFixed(9)),
    onset,
  };
}

/** A list in the order of dice. */
function inOrderOf(dice: Iterator<number>) {
  return <Item>(list: readonly Item[]): readonly Item[] =>
    list
      .map((item) => ({ item, key: Number(dice.next().value) }))
      .toSorted((one, other) => one.key - other.key)
      .map(({ item }) => item);
}

function withSeries(input: AnalysisInput, series: ReturnType<typeof madeSeries>): AnalysisInput {
  return { ...input, frame: { ...input.frame, series: [...input.frame.series, series] } };
}

describe("an analysis of a system in which one service breaks", () => {
  it("names that service, or has it among the first three", () => {
    const callers = [0, 0, 0, 1, 1, 2, 2];
    const places = NAMES.flatMap((cause, at) =>
      FAULT_KINDS.map((kind) => {
        const { services } = analyse(madeSystem({ names: NAMES, callers, fault: { kind, at }, phase: at }));
        return services.findIndex(({ service }) => service === cause);
      }),
    );
    expect(Math.max(...places)).toBeLessThan(3);
    expect(places.filter((place) => place === 0).length).toBeGreaterThan(0.8 * places.length);
  });

  it("says the same of services by other names", () => {
    fc.assert(
      fc.property(
        brokenTree,
        fc.shuffledSubarray([...NAMES], { minLength: NAMES.length }),
        (tree, others) => {
          const nameOf = (service: string) => others[NAMES.findIndex((name) => name === service)] ?? "";
          const backOf = (name: string) => NAMES[others.findIndex((other) => other === name)] ?? "";
          const input = madeSystem(tree);
          expect(beliefs(analyse(renamed(input, nameOf)), backOf)).toEqual(beliefs(analyse(input)));
        },
      ),
      RUNS,
    );
  });

  it("says the same in whatever order it is told", () => {
    fc.assert(
      fc.property(brokenTree, orders, (tree, dice) => {
        const input = madeSystem(tree);
        expect(beliefs(analyse(reordered(input, inOrderOf(dice))))).toEqual(beliefs(analyse(input)));
      }),
      RUNS,
    );
  });

  it("says the same where a series is added that never moves", () => {
    const metric = fc.constantFrom(
      "process.cpu.limit",
      "build_info",
      "http.client.error.ratio",
      "jvm.memory.max",
    );
    fc.assert(
      fc.property(brokenTree, metric, fc.constantFrom(0, 1, 4e9), (tree, name, level) => {
        const input = madeSystem(tree);
        const values = new Float64Array(CELLS).fill(level);
        const service = tree.names[tree.fault.at] ?? "";
        const more = withSeries(input, madeSeries(service, { metric: name, unit: "1", values }));
        expect(beliefs(analyse(more))).toEqual(beliefs(analyse(input)));
      }),
      RUNS,
    );
  });

  it("says the same at another time, but for the times", () => {
    fc.assert(
      fc.property(brokenTree, fc.integer({ min: -1e15, max: 1e15 }), (tree, byUs) => {
        const input = madeSystem(tree);
        const later = analyse(shifted(input, byUs));
        const back = later.onset && {
          atUs: later.onset.atUs - byUs,
          earliestUs: later.onset.earliestUs - byUs,
          latestUs: later.onset.latestUs - byUs,
        };
        const chain = later.chain.map((step) => ({ ...step, atUs: step.atUs - byUs }));
        expect({ ...later, onset: back, chain }).toEqual(analyse(input));
      }),
      RUNS,
    );
  });

  it("says the same where a metric comes in another unit", () => {
    fc.assert(
      fc.property(brokenTree, fc.constantFrom(1e-6, 1e-3, 1e3, 1e6), (tree, times) => {
        const input = madeSystem(tree);
        const series = input.frame.series.map((one) =>
          one.unit === "By" || one.unit === "s"
            ? { ...one, unit: "", values: one.values.map((value) => value * times) }
            : one,
        );
        const scaled = { ...input, frame: { ...input.frame, series } };
        expect(beliefs(analyse(scaled))).toEqual(beliefs(analyse(input)));
      }),
      RUNS,
    );
  });

  it("is less sure where the cause says nothing of itself, and that is named", () => {
    fc.assert(
      fc.property(brokenTree, (tree) => {
        const cause = tree.names[tree.fault.at] ?? "";
        const sureness = (judgement: Judgement) =>
          judgement.services.find(({ service }) => service === cause)?.probability ?? 0;
        const seen = madeSystem(tree);
        const unseen = silenced(seen, cause);
        expect(sureness(analyse(unseen))).toBeLessThan(sureness(analyse(seen)));
        expect(blindSpotsOf(sceneOf(unseen)).of(cause)).toMatchObject([{ isWhole: true }]);
      }),
      RUNS,
    );
  });
});

describe("an analysis of a system in which nothing breaks", () => {
  it("says so", () => {
    fc.assert(
      fc.property(brokenTree, (tree) => {
        const judgement = analyse(madeSystem({ ...tree, fault: null }));
        expect(judgement.nothingWrong).toBeGreaterThan(judgement.services[0]?.probability ?? 0);
      }),
      RUNS,
    );
  });
});

it("knows no incident in a system that it began to hear of a moment ago", () => {
  const input = madeSystem({ names: ["ada"], callers: [0], fault: null, phase: 0 });
  const atUs = START_US;
  expect(analyse({ ...input, alarm: { ...input.alarm, atUs } }).services).toHaveLength(1);
});
