import { expect, it } from "vitest";

import { sceneOf } from "../scene";
import { madeInput, wavering } from "../testing/made-input";
import { traffic } from "./traffic";

const seenIn = (at: (minute: number) => number) =>
  traffic(sceneOf(madeInput([{ service: "cart", metric: "requests", at }])));

it("says who is asked for less", () => {
  expect(seenIn(wavering(1_000, 0.2))).toMatchObject([{ test: "less-traffic", service: "cart" }]);
});

it("makes nothing of one request where there mostly are none", () => {
  expect(seenIn((minute) => (minute === 20 || minute === 49 ? 1 : 0))).toEqual([]);
});

it("does not compare with another time's traffic", () => {
  const input = madeInput([
    { service: "cart", metric: "requests", at: (minute) => (minute < 48 ? NaN : 10) },
  ]);
  const { frame: baseline } = madeInput([{ service: "cart", metric: "requests", at: wavering(1_000) }]);
  const scene = sceneOf({ ...input, baseline });
  expect(traffic({ ...scene, stretch: { ...scene.stretch, past: [] } })).toEqual([]);
});
