import { expect, it } from "vitest";

import { linkedChanges } from "./linked-changes";

const changedAt = "2026-01-05T12:00:00.000Z";
const atUs = Date.parse(changedAt) * 1_000;

it("gives the analysis what the log knows of each change, in the order in which they were linked", () => {
  const changes = {
    b: { changeId: "b", kind: "deploy" as const, title: "Two", changedAt, seq: 9 },
    a: {
      changeId: "a",
      kind: "flag" as const,
      title: "One",
      service: "cart",
      services: ["cart", "shop"],
      changedAt,
      completedAt: "2026-01-05T12:00:01.000Z",
      author: "Ana",
      files: ["flags.json"],
      diff: "+on",
      seq: 4,
    },
  };
  const [first, second] = linkedChanges({ changes });
  expect(first).toMatchObject({
    id: "a",
    kind: "flag",
    services: ["cart", "shop"],
    atUs,
    completedUs: atUs + 1_000_000,
    author: "Ana",
    files: ["flags.json"],
    diff: "+on",
  });
  expect(second).toMatchObject({
    id: "b",
    services: [],
    completedUs: null,
    author: null,
    files: [],
    diff: null,
  });
});
