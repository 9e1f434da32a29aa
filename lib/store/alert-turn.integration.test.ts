import { setTimeout as sleep } from "node:timers/promises";

import { afterAll, beforeAll, expect, it } from "vitest";

import { createLogWorld, type LogWorld } from "@/test/log-world";
import { until } from "@/test/until";

import { createAlertTurn } from "./alert-turn";

let world: LogWorld;

beforeAll(async () => {
  world = await createLogWorld();
});
afterAll(() => world.end());

it("is one node's at a time, and no node's for good", async () => {
  const [one, other] = [createAlertTurn(world.another()), createAlertTurn(world.another())];
  let atWork = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, (atWork += 1));
    await sleep(1);
    atWork -= 1;
  };
  const others = new AbortController();
  const done = Promise.all([other(work), other(work)]).finally(() => others.abort());
  // One that never stops asking.
  while (!others.signal.aborted) await Promise.all([one(work), one(work), one(work)]);
  await done;
  expect(most).toBe(1);
});

it("goes on after what failed, and after its connection was lost", async () => {
  const { pool } = world.another();
  const inTurn = createAlertTurn({ pool });
  await expect(inTurn(() => Promise.reject(new Error("It cannot be done.")))).rejects.toThrow("cannot be");
  const cutOff = () => world.database.pool.query(`SELECT pg_terminate_backend(pid) ${HOLDERS}`);
  await inTurn(cutOff);
  // Until it is noticed that the connection has gone, the lock seems to be there.
  await until(
    () => inTurn(async () => (await world.database.pool.query(`SELECT ${HOLDERS}`)).rowCount === 1),
    "A lock",
  );
});

/** Who has a turn here; the server has other databases. */
const HOLDERS = `
  FROM pg_locks JOIN pg_database d ON d.oid = database
  WHERE locktype = 'advisory' AND granted AND datname = current_database()`;
