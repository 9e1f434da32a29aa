import { expect, it } from "vitest";

import { chainOf } from "./chain";
import { sceneOf } from "./scene";
import { madeChange } from "./testing/made-change";
import { madeInput, START_US, wavering } from "./testing/made-input";

const MINUTE_US = 60_000_000;
const CALLS = Array.from({ length: 12 }, (_, at): [string, string] => [`s${at + 1}`, `s${at}`]);

/** Twelve services in a row that all become slow, each a little less than the one it waits for. */
function scene(rang: string | null = null) {
  const series = CALLS.map(([, service], at) => ({
    service,
    metric: "latency-p99",
    at: wavering(0.1, 30 - at, at),
  }));
  const input = madeInput(series, CALLS);
  return sceneOf({ ...input, alarm: { ...input.alarm, service: rang } });
}

it("leads from the suspect to who waits for it, with the time of each", () => {
  const chain = chainOf(scene(), "s0");
  expect(chain.map(({ component }) => component)).toEqual(["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"]);
  expect(
    chain.every(({ atUs }) => atUs >= START_US + 47 * MINUTE_US && atUs <= START_US + 49 * MINUTE_US),
  ).toBe(true);
  expect(chain[0]?.what).toMatch(/^latency-p99 went from/u);
});

it("ends where the alarm rang, however far that is", () => {
  const chain = chainOf(scene("s11"), "s0");
  expect(chain).toHaveLength(8);
  expect(chain.at(-1)).toMatchObject({
    component: "s11",
    what: expect.stringContaining("the alarm rang here"),
  });
});

it("begins with the change that is blamed", () => {
  const blamed = madeChange({ services: ["s0"], title: "lower the limit" });
  const chain = chainOf(scene(), "s0", blamed);
  expect(chain[0]).toEqual({
    component: "s0",
    atUs: blamed.atUs,
    what: 'deploy "lower the limit" took effect',
  });
  expect(chain).toHaveLength(8);
  expect(chainOf(scene(), "s0", madeChange({ services: [], id: "f00" }))[0]).toMatchObject({
    component: "s0",
    what: 'deploy "f00" took effect',
  });
});

it("is empty where nobody is suspected or nothing is out of its usual", () => {
  expect(chainOf(scene(), null)).toEqual([]);
  expect(chainOf(scene(), "nobody")).toEqual([]);
});
