import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { kinds, severities } from "@/lib/timeline/vocabulary";

import {
  everyIncident,
  filterParams,
  isWithoutSamples,
  listHref,
  listStates,
  parseFilter,
  SEARCH_LIMIT,
  withoutSamples,
} from "./incident-list";

const filters = fc.record({
  state: fc.constantFrom(...listStates),
  severities: fc.shuffledSubarray([...severities]),
  kinds: fc.shuffledSubarray([...kinds]),
  mine: fc.boolean(),
  text: fc
    .string({ maxLength: SEARCH_LIMIT, unit: "grapheme" })
    .map((text) => text.slice(0, SEARCH_LIMIT).trim()),
});

describe("the list's filter in an address", () => {
  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const back = parseFilter(new URL(listHref(filter), "http://parallax.test").searchParams);
        expect(filterParams(back).toString()).toBe(filterParams(filter).toString());
        expect({ ...back, severities: new Set(back.severities), kinds: new Set(back.kinds) }).toEqual({
          ...filter,
          // A lone surrogate cannot be written in an address, and a NUL is looked for nowhere.
          text: filter.text.toWellFormed().replaceAll("\u0000", "").trim(),
          severities: new Set(filter.severities),
          kinds: new Set(filter.kinds),
        });
      }),
    );
  });

  it("gives the plain address where nothing is narrowed", () => {
    expect(listHref(everyIncident)).toBe("/");
    expect(parseFilter(new URLSearchParams())).toEqual(everyIncident);
  });

  it("says in the address that samples are left out, and knows it again", () => {
    const href = listHref({ ...everyIncident, kinds: withoutSamples });
    expect(href).toBe("/?kind=real,drill,test,backfilled");
    expect(isWithoutSamples(parseFilter(new URL(href, "http://localhost").searchParams).kinds)).toBe(true);
    expect(isWithoutSamples(kinds)).toBe(false);
    expect(isWithoutSamples(["real"])).toBe(false);
    expect(isWithoutSamples([])).toBe(false);
  });

  it("is readable", () => {
    const href = listHref({
      state: "active",
      severities: ["SEV2", "SEV1"],
      kinds: ["drill"],
      mine: true,
      text: "pay",
    });
    expect(href).toBe("/?state=active&severity=SEV1,SEV2&kind=drill&mine=1&q=pay");
  });

  it("forgives letter case and ignores what it does not know", () => {
    const odd = new URLSearchParams(
      "state=frozen&severity=sev1,SEV9,Undetermined&kind=,,real&mine=yes&q=%20%20a%20b%20&x=1",
    );
    expect(parseFilter(odd)).toEqual({
      state: "all",
      severities: ["SEV1", "undetermined"],
      kinds: ["real"],
      mine: false,
      text: "a b",
    });
  });

  it("leaves out what no database can look for", () => {
    expect(parseFilter(new URLSearchParams("q=%00a%00b%00")).text).toBe("ab");
    expect(
      parseFilter(new URLSearchParams({ q: `${"x".repeat(SEARCH_LIMIT - 1)}\u{1F525}` })).text,
    ).toSatisfy((text: string) => text.isWellFormed());
  });

  it("cuts a search that is too long", () => {
    expect(parseFilter(new URLSearchParams({ q: "x".repeat(5_000) })).text).toHaveLength(SEARCH_LIMIT);
  });
});
