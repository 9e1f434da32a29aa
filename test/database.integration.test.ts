import pg from "pg";
import { expect, it } from "vitest";

import { createTestDatabase } from "./database";

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(sql)).rows;
  } finally {
    await client.end();
  }
}

it("gives every test a database of its own, with the disk's guarantees on", async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await query(one.url, "CREATE TABLE mine (id int)");

  expect(await query(one.url, "SELECT to_regclass('mine') AS mine")).toEqual([{ mine: "mine" }]);
  expect(await query(other.url, "SELECT to_regclass('mine') AS mine")).toEqual([{ mine: null }]);
  expect(await query(one.url, "SHOW fsync")).toEqual([{ fsync: "on" }]);

  await Promise.all([one.drop(), other.drop()]);
  await expect(query(one.url, "SELECT 1")).rejects.toThrow(/does not exist/);
});

it("starts from a migrated schema", async () => {
  const database = await createTestDatabase();
  const applied = await query(database.url, `SELECT migration_name FROM "_prisma_migrations"`);
  await database.drop();
  expect(applied.length).toBeGreaterThan(0);
});
