import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Rejections } from "../otlp/rejections";
import { attributeList, numberOf } from "./cells";
import { pointTypes, readPointRow } from "./points";
import { readLogRow, readSpanRow } from "./rows";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "00f067aa0ba902b7";

const read = (kind: string, status: string) =>
  readSpanRow([1, -5, TRACE.toUpperCase(), SPAN, "", "cart", "GET /", kind, status, {}, {}]);

describe("readSpanRow", () => {
  it.each([
    ["Server", "Ok", 2, 1],
    ["SPAN_KIND_CONSUMER", "STATUS_CODE_ERROR", 5, 2],
    ["Unspecified", "Unset", 0, 0],
    ["", "", 0, 0],
  ])("knows the words %s and %s", (kind, status, ...numbers) => {
    const span = read(kind, status);
    expect([span?.kind, span?.status]).toEqual(numbers);
  });

  it("has ids in lower case, and no time that runs backwards", () => {
    expect(read("", "")).toMatchObject({ traceId: TRACE, spanId: SPAN, parentSpanId: "", durationUs: 0 });
  });
});

describe("attributeList", () => {
  it.each([
    [[{ b: "1", a: "2" }], { a: "2", b: "1" }],
    [[{ a: "1" }, { a: "2" }], { a: "2" }],
    [
      [{ http: { route: "/", status_code: 200 }, list: [1, "a"] }],
      { "http.route": "/", "http.status_code": "200", list: '[1,"a"]' },
    ],
    [['{"a":{"b":true}}'], { "a.b": "true" }],
    [["no JSON", null, 7, ["a"]], {}],
  ])("reads %j as %j", (cells, attributes) => {
    expect(attributeList(...cells).over([])).toEqual(attributes);
  });
});

describe("numberOf", () => {
  it.each([
    [1.5, 1.5],
    ["18446744073709551615", 2 ** 64],
    ["inf", Infinity],
    ["-inf", -Infinity],
    ["nan", Number.NaN],
    [null, Number.NaN],
    ["", Number.NaN],
    [true, Number.NaN],
  ])("reads %j as %j", (cell, number) => {
    expect(numberOf(cell)).toBe(number);
  });
});

describe("rows of anything", () => {
  const cell = fc.jsonValue();
  const row = fc.oneof(fc.jsonValue(), fc.array(cell, { minLength: 8, maxLength: 12 }));

  it("are rows or none, and never more", () => {
    fc.assert(
      fc.property(row, (any) => {
        const span = readSpanRow(any);
        const log = readLogRow(any);
        expect(span === null || span.durationUs >= 0).toBe(true);
        expect(log === null || log.severity <= 24).toBe(true);
      }),
    );
  });

  it("are points or counted", () => {
    const points = fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(...pointTypes),
        fc.array(cell, { minLength: 7, maxLength: 7 }),
        points,
        (type, keys, some) => {
          const rejections = new Rejections();
          const table = readPointRow(type, [...keys, some], rejections);
          const used = new Set(table.timeUs).size;
          expect(used).toBeLessThanOrEqual(some.length);
          expect(table.value.length > 0 || rejections.rejected("points").count === some.length).toBe(true);
        },
      ),
    );
  });
});
