import { Pool } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";

import { createTestDatabase } from "@/test/database";

import { openJobQueue } from "./job-queue";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("outlives a connection that breaks before its first query", async () => {
  const boss = await openJobQueue({ databaseUrl: database.url, connections: 2, who: "test" });
  const pool = z.custom<Pool>((value) => value instanceof Pool).parse(Reflect.get(boss.getDb(), "pool"));
  // One that was there already, and one that is made for this.
  const lent = await Promise.all([pool.connect(), pool.connect()]);
  for (const connection of lent) {
    expect(connection.emit("error", new Error("The database has gone."))).toBe(true);
    connection.release(true);
  }
  expect(await boss.getQueues()).not.toEqual([]);
  await boss.stop({ graceful: false });
});
