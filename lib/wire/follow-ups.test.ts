import * as fc from "fast-check";
import { expect, it } from "vitest";

import { followUpKinds } from "@/lib/timeline/vocabulary";

import { everyFollowUp, followUpsHref, parseFollowUps } from "./follow-ups";

const queryOf = (href: string) => new URLSearchParams(href.split("?")[1] ?? "");

it("keeps a filter in the address, whatever it is", () => {
  fc.assert(
    fc.property(
      fc.record({
        mine: fc.boolean(),
        overdue: fc.boolean(),
        kinds: fc.subarray([...followUpKinds]),
        samples: fc.boolean(),
      }),
      (filter) => {
        expect(parseFollowUps(queryOf(followUpsHref(filter)))).toEqual(filter);
      },
    ),
  );
});

it("is bare where nothing narrows, and lists kinds in the order of the words", () => {
  expect(followUpsHref(everyFollowUp)).toBe("/follow-ups");
  expect(followUpsHref({ ...everyFollowUp, kinds: ["process", "prevent"] })).toBe(
    "/follow-ups?kind=prevent,process",
  );
});

it("passes over what it does not know", () => {
  expect(parseFollowUps(queryOf("/follow-ups?mine=yes&overdue=2&kind=detect,else"))).toEqual({
    ...everyFollowUp,
    kinds: ["detect"],
  });
});
