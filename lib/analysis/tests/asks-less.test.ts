import { expect, it } from "vitest";

import { sceneOf } from "../scene";
import { type MadeSeries, madeInput } from "../testing/made-input";
import { asksLess } from "./asks-less";

const CALLS = [
  ["front", "cart"],
  ["front", "search"],
  ["cart", "store"],
] as const;

/** Requests of each service, by what of its share of 40 to 80 visits it gets from minute 48 on. */
function seenWith(shares: Readonly<Record<string, number>>) {
  const series = ["front", "cart", "search", "store"].map((service): MadeSeries => ({
    service,
    metric: "requests",
    at: (minute) => Math.round((40 + ((minute * 13) % 41)) * (minute < 48 ? 1 : (shares[service] ?? 1))),
  }));
  return asksLess(sceneOf(madeInput(series, CALLS))).map(({ service, test }) => `${service} ${test}`);
}

it("names who asks less of whom it always asked", () => {
  expect(seenWith({ store: 0.2 })).toEqual(["cart asks-less"]);
  expect(seenWith({ search: 0.1 })).toEqual(["front asks-less"]);
});

it("names nobody where less is asked all along the way, or more", () => {
  expect(seenWith({ front: 0.2, cart: 0.2, search: 0.2, store: 0.2 })).toEqual([]);
  expect(seenWith({ store: 4 })).toEqual([]);
});
