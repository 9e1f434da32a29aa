import { isDeepStrictEqual } from "node:util";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { canonicalJson } from "./canonical-json";

/** The same value with the members of every object in another order. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [
    key,
    shuffled(member, seed + 1),
  ]);
  const turned = seed % 2 === 0 ? members.toReversed() : [...members.slice(1), ...members.slice(0, 1)];
  return Object.fromEntries(turned);
}

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("canonicalJson", () => {
  it("says what JSON says, and reads back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("gives equal text for equal values, whatever the order of their members", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(9), (value, seed) => {
        expect(canonicalJson(shuffled(value, seed))).toBe(canonicalJson(value));
      }),
    );
  });

  it("gives equal text for equal values only", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 1 }), fc.jsonValue({ maxDepth: 1 }), (one, other) => {
        expect(canonicalJson(one) === canonicalJson(other)).toBe(
          isDeepStrictEqual(stored(one), stored(other)),
        );
      }),
    );
  });

  it.each([
    [{ b: 1, a: [true, null, "x"], B: {} }, '{"B":{},"a":[true,null,"x"],"b":1}'],
    [{ gone: undefined, kept: 0 }, '{"kept":0}'],
    [[undefined, 1], "[null,1]"],
    [["", ""], '["",""]'],
    [{ "": "" }, '{"":""}'],
    [[], "[]"],
    [-0, "0"],
    [Number.NaN, "null"],
    [undefined, "null"],
    [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
    ['é\u2028"', '"é\u2028\\""'],
    [{ é: 1, z: 2, "\ud83d\ude42": 3 }, '{"z":2,"é":1,"🙂":3}'],
  ])("writes %j", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
});
