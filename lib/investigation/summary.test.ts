import { describe, expect, it } from "vitest";

import { payloads } from "@/lib/timeline/payloads";

import { candidatesOf } from "./candidates";
import { finishOf } from "./summary";
import { judgementOf, madeCase, madeJudgement } from "./testing/made-case";

function finished(input: ReturnType<typeof madeCase>, judgement = judgementOf(input)) {
  const finish = finishOf(judgement, candidatesOf(judgement, input.changes), input.frame);
  expect(payloads.investigation_finished.omit({ investigationId: true }).parse(finish)).toEqual(finish);
  return finish;
}

describe("the end of an investigation", () => {
  it("names the likeliest cause, since when, and what could not be seen", () => {
    const { summary, chain, gaps } = finished(madeCase());
    expect(summary).toMatch(/^Most likely: store has not enough processor time .+, since about 23:01 UTC\./);
    expect(summary).toContain("No change is known");
    expect(summary).toContain("Not seen: no traces in the window; no logs in the window.");
    expect(chain?.map(({ component }) => component)).toEqual(["store", "cart", "front"]);
    expect(gaps).toHaveLength(2);
  });

  it("says of a change what it would have done", () => {
    expect(finished(madeCase({ deployed: true })).summary).toMatch(
      /^Most likely: The deploy "Sort prices in the request" broke store .+ What it would have done: store has not/,
    );
  });

  it("says that nothing seems wrong where nothing does", () => {
    expect(finished(madeCase({ broken: false })).summary).toMatch(/^Nothing seems wrong/);
  });

  it("does not keep to itself what it would be after all", () => {
    const doubtful = madeJudgement([{ kind: "code" as const, component: "pay", probability: 0.1 }], {
      nothingWrong: 0.88,
    });
    expect(finished(madeCase(), doubtful).summary).toMatch(
      /^Nothing seems wrong \(88 %\): .+ If something is, the likeliest is: pay .+ \(10 %\)\./,
    );
  });

  it("does not guess", () => {
    const services = ["a", "b", "c", "d", "e", "f", "g"];
    const even = madeJudgement(
      services.map((component) => ({ kind: "code" as const, component, probability: 1 / services.length })),
    );
    expect(finished(madeCase(), even).summary).toMatch(/^There is not enough evidence to name a cause\./);
    expect(finished(madeCase(), madeJudgement([])).summary).toMatch(/^There is not enough evidence/);
  });
});
