import { describe, expect, it } from "vitest";

import { readFilter } from "./incident-filter-query";
import { everyIncident } from "./incident-list";

const read = (query: string) => readFilter(new URLSearchParams(query));

describe("the filter of a request", () => {
  it("is what an address would give, where every value is known", () => {
    expect(read("")).toEqual({ ok: true, value: everyIncident });
    expect(read("state=active&severity=sev1,Undetermined,&kind=real&mine=1&q=pay&limit=3")).toEqual({
      ok: true,
      value: {
        state: "active",
        severities: ["SEV1", "undetermined"],
        kinds: ["real"],
        mine: true,
        text: "pay",
      },
    });
  });

  it.each([
    ["state=bogus", "state", "must be one of all, active, ended"],
    ["severity=SEV1,SEV9", "severity", /^must hold only SEV1, .*undetermined, with commas/],
    ["kind=rehearsal", "kind", /^must hold only real, drill/],
    ["mine=yes", "mine", "must be one of 0, 1"],
  ])("names the parameter that it does not know: %s", (query, path, reason) => {
    const outcome = read(query);
    expect(outcome).toMatchObject({ ok: false, problem: { code: "invalid", errors: [{ path }] } });
    expect(outcome.ok ? "" : outcome.problem.errors?.[0]?.reason).toMatch(reason);
  });

  it("names each of several", () => {
    const outcome = read("state=x&kind=y");
    expect(outcome.ok ? [] : outcome.problem.errors?.map(({ path }) => path)).toEqual(["state", "kind"]);
  });
});
