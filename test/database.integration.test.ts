import { expect, it } from "vitest";

import { withClient } from "../scripts/database/session.mjs";
import { createTestDatabase } from "./database";

async function query(url: string, sql: string): Promise<unknown[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows);
}

it("gives every test a database of its own, on a server that waits for no disk", async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await query(one.url, "CREATE TABLE mine (id int)");

  expect(await query(one.url, "SELECT to_regclass('mine') AS mine")).toEqual([{ mine: "mine" }]);
  expect(await query(other.url, "SELECT to_regclass('mine') AS mine")).toEqual([{ mine: null }]);
  expect(await query(one.url, "SHOW fsync")).toEqual([{ fsync: "off" }]);

  await Promise.all([one.drop(), other.drop()]);
  await expect(query(one.url, "SELECT 1")).rejects.toThrow(/does not exist/);
});

it("starts from a migrated schema", async () => {
  const database = await createTestDatabase();
  const applied = await query(database.url, `SELECT migration_name FROM "_prisma_migrations"`);
  await database.drop();
  expect(applied.length).toBeGreaterThan(0);
});
