import { beforeEach, expect, it } from "vitest";

import type { TokenProof } from "@/lib/policy/access-ports";

import type { Listener } from "./notifications";
import { rememberTokens, type RememberedTokens } from "./remembered-tokens";

const proofOf = (id: string, changes: Partial<TokenProof> = {}): TokenProof => ({
  id,
  userId: "ada",
  secretHash: "00",
  scopes: ["read"],
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
  user: { name: "Ada", email: "ada@parallax.test", role: "responder", disabledAt: null },
  ...changes,
});

let nowMs: number;
let listener: Listener;
let remembered: RememberedTokens;
let reads: number;
let stored: TokenProof | null;

const find = (id = "t1") =>
  remembered.find(id, () => {
    reads += 1;
    return Promise.resolve(stored);
  });
const told = (change: object) => listener.onMessage(JSON.stringify(change));

beforeEach(() => {
  nowMs = 1_000;
  reads = 0;
  stored = proofOf("t1");
  remembered = rememberTokens(
    {
      listen: (_channel, given) => {
        listener = given;
        return () => undefined;
      },
    },
    () => nowMs,
  );
  listener.onLive();
});

it("asks once for what it knows, and again after five seconds", async () => {
  expect([await find(), await find()]).toEqual([stored, stored]);
  nowMs += 4_999;
  await find();
  expect(reads).toBe(1);
  nowMs += 1;
  await find();
  expect(reads).toBe(2);
});

it("remembers nothing that does not exist", async () => {
  stored = null;
  expect([await find(), await find()]).toEqual([null, null]);
  expect(reads).toBe(2);
});

it("remembers nothing before changes are heard, and nothing from before they are heard again", async () => {
  const deaf = rememberTokens({ listen: () => () => undefined }, () => nowMs);
  const read = () => Promise.resolve((reads++, stored));
  await deaf.find("t1", read);
  await deaf.find("t1", read);
  expect(reads).toBe(2);
  await find();
  listener.onLive();
  await find();
  expect(reads).toBe(4);
});

it("forgets a person's tokens when it is told of a change to them, and nobody else's", async () => {
  await find();
  told({ personId: "grace" });
  await find();
  expect(reads).toBe(1);
  told({ personId: "ada", tokenId: "another" });
  stored = proofOf("t1", { revokedAt: new Date(nowMs) });
  expect(await find()).toBe(stored);
});

it("does not remember what was read while a change was told", async () => {
  const before = proofOf("t1");
  const reading = remembered.find("t1", () => {
    told({ personId: "ada" });
    return Promise.resolve(before);
  });
  expect(await reading).toBe(before);
  stored = null;
  expect(await find()).toBeNull();
});

it("remembers nothing of a person whose rights this node is changing, until that is told or has failed", async () => {
  await find();
  remembered.expectChange("ada");
  await find();
  await find();
  expect(reads).toBe(3);
  told({ personId: "ada" });
  await find();
  await find();
  expect(reads).toBe(4);
  remembered.expectChange("ada");
  nowMs += 15_000;
  await find();
  await find();
  expect(reads).toBe(5);
});

it("knows of a use that was noted since", async () => {
  await find();
  remembered.used("t1", new Date(nowMs));
  expect((await find())?.lastUsedAt).toEqual(new Date(nowMs));
  expect(reads).toBe(1);
});
