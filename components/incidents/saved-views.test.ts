import { describe, expect, it } from "vitest";

import { builtInViews, canonicalQuery, parseViews, withoutView, withView } from "./saved-views";

describe("saved views", () => {
  it("reads back what it wrote, replaces by name, removes by name", () => {
    const one = withView([], " Payments ", "q=payment&state=active");
    const two = withView(one, "Drills", "kind=drill");
    expect(parseViews(JSON.stringify(two))).toEqual([
      { name: "Payments", query: "state=active&q=payment" },
      { name: "Drills", query: "kind=drill" },
    ]);
    expect(withView(two, "Drills", "kind=test")).toEqual([one[0], { name: "Drills", query: "kind=test" }]);
    expect(withoutView(two, "Payments")).toEqual([{ name: "Drills", query: "kind=drill" }]);
  });

  it("keeps no view without a name", () => {
    expect(withView([], "  ", "mine=1")).toEqual([]);
  });

  it.each([null, "", "{", "7", "null", '{"name":"x"}', '[1,null,{"name":2,"query":""},{"name":"x"}]'])(
    "takes %j for none",
    (kept) => {
      expect(parseViews(kept)).toEqual([]);
    },
  );

  it("knows the same filter in other words", () => {
    expect(canonicalQuery("severity=sev2,SEV1&unknown=1")).toBe(canonicalQuery("severity=SEV1,SEV2"));
  });

  it("offers views that the list understands", () => {
    expect(new Set(builtInViews.map(({ query }) => canonicalQuery(query))).size).toBe(builtInViews.length);
  });
});
