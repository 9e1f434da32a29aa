import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { identifier, instant, json, link, optionalText, text } from "./text";

const UNSTORABLE = ["a\u0000b", "\ud83d", "x\udc00"];
const takes = (schema: { safeParse: (value: unknown) => { success: boolean } }) => (value: unknown) =>
  schema.safeParse(value).success;

const nested = (depth: number): unknown => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);

describe("text", () => {
  it("is trimmed, and counts after that", () => {
    expect(text(3).parse("  abc ")).toBe("abc");
    expect(["", "   ", "abcd"].map(takes(text(3)))).toEqual([false, false, false]);
    expect(optionalText(3).parse("  ")).toBe("");
  });

  it("never holds what PostgreSQL cannot", () => {
    expect(UNSTORABLE.map(takes(text(9)))).toEqual([false, false, false]);
    expect(UNSTORABLE.map(takes(optionalText(9)))).toEqual([false, false, false]);
    expect(takes(text(9))("🙂")).toBe(true);
  });
});

describe("json", () => {
  it("takes what JSON can say", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 5 }), (value) => {
        const storable = !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value));
        expect(takes(json)(value)).toBe(storable);
      }),
    );
  });

  it("takes nothing else", () => {
    for (const value of [
      undefined,
      Number.NaN,
      Infinity,
      1n,
      () => 1,
      Symbol("s"),
      [undefined],
      { a: undefined },
    ])
      expect(takes(json)(value)).toBe(false);
  });

  it("never holds what PostgreSQL cannot, at any depth, in keys or values", () => {
    for (const bad of UNSTORABLE)
      for (const value of [bad, [[bad]], { a: { b: bad } }, { [bad]: 1 }])
        expect(takes(json)(value)).toBe(false);
  });

  it("is not overrun by nesting", () => {
    expect(takes(json)(nested(60))).toBe(true);
    expect(takes(json)(nested(100_000))).toBe(false);
  });
});

describe("identifier", () => {
  it("is one short word", () => {
    expect(["a", "__proto__", "svc:checkout/4.2+build@eu-1", "x".repeat(200)].map(takes(identifier))).toEqual(
      [true, true, true, true],
    );
    expect(["", "a b", "a\nb", "é", "x".repeat(201), "a\u0000", 1].map(takes(identifier))).toEqual(
      Array.from({ length: 7 }, () => false),
    );
  });
});

describe("link", () => {
  it("goes to the web and nowhere else", () => {
    expect(["https://example.org/a?b#c", "http://127.0.0.1:9090"].map(takes(link))).toEqual([true, true]);
    expect(
      ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://x", "x"].map(takes(link)),
    ).toEqual([false, false, false, false, false]);
  });
});

describe("instant", () => {
  it("is kept as UTC with milliseconds", () => {
    expect(instant.parse("2026-11-22T15:04:05+01:00")).toBe("2026-11-22T14:04:05.000Z");
    expect(instant.parse("2026-11-22T15:04:05.123456Z")).toBe("2026-11-22T15:04:05.123Z");
  });

  it("has a zone and lies within what can be stored", () => {
    for (const bad of [
      "2026-11-22T15:04:05",
      "2026-11-22",
      "yesterday",
      "1969-12-31T23:59:59Z",
      "9999-12-31T23:59:59-01:00",
      "2026-02-30T00:00:00Z",
      5,
    ])
      expect(takes(instant)(bad)).toBe(false);
  });
});
