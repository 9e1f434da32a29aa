import { expect, it } from "vitest";

import type { Actor } from "@/lib/policy/actor";

import { rememberProofs } from "./remembered-proofs";

const ada: Actor = {
  kind: "token",
  id: "person-1",
  name: "Ada",
  email: "ada@example.com",
  role: "responder",
  tokenId: "token-1",
  scopes: ["ingest"],
};

it("asks once a second for who is known, and each time for who is not", async () => {
  let nowMs = 5_000;
  let known: Actor | null = ada;
  const asked: string[] = [];
  const prove = rememberProofs(
    (authorization) => {
      asked.push(authorization);
      return Promise.resolve(authorization === "Bearer good" ? known : null);
    },
    () => nowMs,
  );
  expect(await prove("Bearer good")).toBe(ada);
  known = null;
  nowMs += 999;
  expect(await prove("Bearer good")).toBe(ada);
  nowMs += 1;
  expect(await prove("Bearer good")).toBeNull();
  expect(await prove("Bearer bad")).toBeNull();
  expect(await prove("Bearer bad")).toBeNull();
  expect(asked).toEqual(["Bearer good", "Bearer good", "Bearer bad", "Bearer bad"]);
});
