import { array, assert, integer, property, string } from "fast-check";
import { expect, it } from "vitest";

import { hexOfId, hexOfTrace, wordsOfHex } from "./id-words";

const digit = integer({ min: 0, max: 15 }).map((value) => value.toString(16));
const hex = (length: number) => string({ unit: digit, minLength: length, maxLength: length });
const someOrNone = (ids: readonly string[]) => ids.map((id) => (/^0*$/.test(id) ? "" : id));

it("gives each id back as it was", () => {
  assert(
    property(array(hex(16)), (ids) => {
      const words = wordsOfHex(ids);
      expect(ids.map((_, row) => hexOfId(words, row))).toEqual(someOrNone(ids));
    }),
  );
});

it("gives each trace's id back as it was", () => {
  assert(
    property(array(hex(32)), (ids) => {
      const words = { high: wordsOfHex(ids), low: wordsOfHex(ids, 16) };
      expect(ids.map((_, row) => hexOfTrace(words, row))).toEqual(someOrNone(ids));
    }),
  );
});

it("has the words of none for none, and the number of its digits for one", () => {
  expect([...wordsOfHex(["", "0000000200000001"])]).toEqual([0, 0, 1, 2]);
  expect(new BigUint64Array(wordsOfHex(["ffffffff00000001"]).buffer)).toEqual(
    BigUint64Array.of(0xffffffff00000001n),
  );
});
