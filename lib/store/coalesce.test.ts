import { expect, it } from "vitest";

import { coalesceReads } from "./coalesce";

/** A read that is answered when the test says so. */
function held() {
  const reads: {
    ids: readonly string[];
    answer: (words: Record<string, string>) => void;
    fail: () => void;
  }[] = [];
  const ask = coalesceReads<string>(
    (ids) =>
      new Promise((resolve, reject) => {
        reads.push({
          ids,
          answer: (words) => resolve(new Map(Object.entries(words))),
          fail: () => reject(new Error("The database is away.")),
        });
      }),
  );
  return { ask, reads };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it("reads together what is asked in one turn, each once", async () => {
  const { ask, reads } = held();
  const asked = Promise.all([ask("one"), ask("two"), ask("one"), ask("three")]);
  await turn();
  expect(reads.map(({ ids }) => ids)).toEqual([["one", "two", "three"]]);
  reads[0]?.answer({ one: "1", two: "2" });
  expect(await asked).toEqual(["1", "2", "1", undefined]);
});

it("answers nobody from a read that began before they asked", async () => {
  const { ask, reads } = held();
  const early = ask("one");
  await turn();
  const late = Promise.all([ask("one"), ask("two")]);
  await turn();
  expect(reads).toHaveLength(1);
  reads[0]?.answer({ one: "before" });
  expect(await early).toBe("before");
  await turn();
  expect(reads[1]?.ids).toEqual(["one", "two"]);
  reads[1]?.answer({ one: "after", two: "2" });
  expect(await late).toEqual(["after", "2"]);
});

it("tells all who waited that a read has failed, and reads again for the next", async () => {
  const { ask, reads } = held();
  const asked = Promise.allSettled([ask("one"), ask("two")]);
  await turn();
  reads[0]?.fail();
  expect((await asked).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  const again = ask("one");
  await turn();
  reads[1]?.answer({ one: "1" });
  expect(await again).toBe("1");
});
