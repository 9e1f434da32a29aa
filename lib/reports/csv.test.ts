import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { expect, it } from "vitest";

import { csvRecord } from "./csv";

it("leaves numbers alone and nothing empty", () => {
  expect(csvRecord(["a", -1.5, null, 0])).toBe("a,-1.5,,0\r\n");
});

it.each(["=1+1", "+1", "-1", "@x", "\tx", "\rx"])("does not let %j run", (word) => {
  expect(parse(csvRecord([word]))).toEqual([[`'${word}`]]);
});

it("is read back by any reader of RFC 4180", () => {
  const cell = fc.oneof(
    fc.string().filter((word) => !/^[=+\-@\t\r]/.test(word)),
    fc.constantFrom('"', ",", "x\r\n", "a\nb", 'x"y'),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
      expect(parse(csvRecord(cells), { record_delimiter: "\r\n" })).toEqual([cells]);
    }),
  );
});
