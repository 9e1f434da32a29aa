import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { csvRecords, csvRows } from "./csv";

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe("csvRows", () => {
  it("reads back whatever was written", () => {
    const field = fc.oneof(fc.string(), fc.constantFrom('"', ",", "\n", "\r\n", "", 'a"b'));
    // A row of one empty field cannot be told from an empty line.
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom("\n", "\r\n"), (written, newline) => {
        const text = written.map((row) => row.map(quote).join(",") + newline).join("");
        expect([...csvRows(text)]).toEqual(written);
        expect([...csvRows(text.slice(0, -newline.length))]).toEqual(written);
      }),
    );
  });

  it("ends on anything at all", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', ",", "\n", "\r", "a")), (parts) => {
        expect([...csvRows(parts.join(""))].length).toBeLessThanOrEqual(parts.length + 1);
      }),
    );
  });
});

describe("csvRecords", () => {
  it("names the columns", () => {
    expect([...csvRecords('time,body\n1,"a, b"\n2\n')]).toEqual([
      { time: "1", body: "a, b" },
      { time: "2", body: "" },
    ]);
  });
});
