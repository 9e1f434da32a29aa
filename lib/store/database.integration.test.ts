import { afterAll, beforeAll, expect, it } from "vitest";

import { createTestDatabase, type TestDatabase } from "@/test/database";

import { type Database, openDatabase } from "./database";

let world: TestDatabase;
let database: Database;

beforeAll(async () => {
  world = await createTestDatabase();
  database = openDatabase({ url: world.url });
});

afterAll(async () => {
  await database.close();
  await world.drop();
});

it.each([
  "2026-11-22T17:50:55.123Z",
  "2026-11-22T17:50:55.120Z",
  "2026-11-22T17:50:55.000Z",
  "1970-01-01T00:00:00.001Z",
])("gives %s back as it went in", async (instant) => {
  const { rows } = await database.pool.query("SELECT $1::timestamptz(3) AS at", [instant]);
  expect(rows).toEqual([{ at: instant }]);
});

it("gives Prisma dates, in UTC, over the same pool", async () => {
  const expiresAt = new Date("2026-07-01T12:00:00.250Z");
  await database.prisma.verification.create({ data: { id: "v", identifier: "i", value: "x", expiresAt } });
  expect(await database.prisma.verification.findMany({ select: { expiresAt: true } })).toEqual([
    { expiresAt },
  ]);
  const { rows } = await database.pool.query("SELECT expires_at FROM verification");
  expect(rows).toEqual([{ expires_at: "2026-07-01T12:00:00.250Z" }]);
});

it("survives the loss of every connection", async () => {
  const own = await database.connect();
  await database.pool.query("SELECT 1");
  await database.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await expect(own.query("SELECT 1")).rejects.toThrow(/terminat|connection/i);
  const again = await database.connect({ lock_timeout: 1234 });
  expect((await again.query("SHOW lock_timeout")).rows).toEqual([{ lock_timeout: "1234ms" }]);
  await again.end();
  await own.end();
});

it("survives the loss of a connection that is out on loan, and idle", async () => {
  const lent = await database.pool.connect();
  const { rows } = await lent.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const ended = new Promise<void>((resolve) => void lent.once("end", resolve));
  await database.pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  await ended;
  lent.release(true);
  expect((await database.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});
