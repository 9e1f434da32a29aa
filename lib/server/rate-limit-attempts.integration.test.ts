import { afterAll, beforeAll, expect, it } from "vitest";

import { openAttempts } from "@/lib/store/auth-attempts";
import { type Database, openDatabase } from "@/lib/store/database";
import { createTestDatabase, type TestDatabase } from "@/test/database";

import { attemptsAt } from "./rate-limit-attempts";

let test: TestDatabase;
/** Two nodes on one database. */
let nodes: Database[];

beforeAll(async () => {
  test = await createTestDatabase();
  nodes = [openDatabase({ url: test.url }), openDatabase({ url: test.url })];
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await test.drop();
});

const at = (index: number, address: string, account?: string) => {
  const node = nodes[index % nodes.length];
  if (!node) throw new Error("There is no node.");
  return attemptsAt(openAttempts(node), {
    door: "sign-in",
    address,
    ...(account !== undefined && { account }),
  });
};

it("counts one network's attempts at many accounts exactly, on two nodes at once", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 130 }, (_, index) =>
      at(index, `2001:db8:1:2::${index + 1}`, `account-${index}`).count(),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(100);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
    problem: { code: "rate_limited", retryAfterSeconds: expect.closeTo(300, -2) },
  });
  expect((await at(0, "2001:db8:1:3::1", "account-0").count()).ok).toBe(true);
});

it("takes back what was no mistake", async () => {
  for (let round = 0; round < 150; round += 1) {
    const attempts = at(round, "192.0.2.1", "ada");
    expect((await attempts.count()).ok).toBe(true);
    await attempts.forgive();
  }
});

it("begins anew when the window is over, and clears old counters away", async () => {
  for (let round = 0; round < 11; round += 1) await at(round, "192.0.2.2", "grace").count();
  expect((await at(0, "192.0.2.2", "grace").count()).ok).toBe(false);
  await nodes[0]?.pool.query("UPDATE rate_limit SET resets_at = now() - interval '1 second'");
  expect((await at(0, "192.0.2.2", "grace").count()).ok).toBe(true);
  await at(0, "192.0.2.3").count();
  const old = await nodes[0]?.pool.query("SELECT 1 FROM rate_limit WHERE resets_at < now()");
  expect(old?.rowCount).toBe(0);
});

it("keeps neither addresses nor accounts", async () => {
  await at(0, "192.0.2.77", "grace@parallax.test").count();
  const kept = JSON.stringify((await nodes[0]?.pool.query("SELECT * FROM rate_limit"))?.rows);
  expect(kept).toContain("sign-in:");
  expect(kept).not.toMatch(/192\.0\.2|grace/);
});
