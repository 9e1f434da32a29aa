import * as fc from "fast-check";
import { expect, it } from "vitest";

import { parseCsv } from "./csv";

it("reads back what was written", () => {
  const field = fc.oneof(
    fc.constantFrom("", "a", 'say "hi"', "one, two", "two\nlines", "\r\n", '"'),
    fc.string({ maxLength: 8 }),
  );
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { maxLength: 8 });
  fc.assert(
    fc.property(table, fc.constantFrom("\n", "\r\n"), fc.boolean(), (rows, end, isEnded) => {
      const written =
        rows.map((row) => row.map(write).join(",")).join(end) + (isEnded && rows.length > 0 ? end : "");
      expect(parseCsv(written)).toEqual(rows);
    }),
  );
});

it("takes a quote that never ends as the rest of the text", () => {
  expect(parseCsv('a,"b\nc,d')).toEqual([["a", "b\nc,d"]]);
});

function write(field: string): string {
  return /^$|[",\r\n]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
