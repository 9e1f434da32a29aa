import { afterAll, beforeAll, expect, it, vi } from "vitest";

import { createTestDatabase, type TestDatabase } from "@/test/database";

import { notifyAccess, onAccessChange, type AccessChange } from "./access-channel";
import { type Database, openDatabase } from "./database";
import { type Notifications, openNotifications } from "./notifications";

let test: TestDatabase;
let database: Database;
let notifications: Notifications;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase({ url: test.url });
  notifications = openNotifications(database);
});

afterAll(async () => {
  await notifications.close();
  await database.close();
  await test.drop();
});

/** A listener that remembers. */
function recorder() {
  const messages: string[] = [];
  const onLive = vi.fn<() => void>();
  return { messages, onLive, onMessage: (payload: string) => void messages.push(payload) };
}

const notify = (channel: string, payload: string) =>
  database.pool.query("SELECT pg_notify($1, $2)", [channel, payload]);

it("hears its channel, and a second one added later, until it stops", async () => {
  const one = recorder();
  const other = recorder();
  const stop = notifications.listen("one", one);
  await vi.waitFor(() => expect(one.onLive).toHaveBeenCalledTimes(1));
  notifications.listen("other", other);
  await vi.waitFor(() => expect(other.onLive).toHaveBeenCalledTimes(1));

  await notify("one", "a");
  await notify("other", "b");
  await vi.waitFor(() => expect([one.messages, other.messages]).toEqual([["a"], ["b"]]));

  stop();
  await notify("one", "c");
  await notify("other", "d");
  await vi.waitFor(() => expect(other.messages).toEqual(["b", "d"]));
  expect(one.messages).toEqual(["a"]);
});

it("comes back when its connection is killed, says so, and hears again", async () => {
  const listener = recorder();
  notifications.listen("kept", listener);
  await vi.waitFor(() => expect(listener.onLive).toHaveBeenCalledTimes(1));
  await database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query ILIKE 'LISTEN%'`,
  );
  await vi.waitFor(() => expect(listener.onLive).toHaveBeenCalledTimes(2), { timeout: 10_000 });
  await notify("kept", "again");
  await vi.waitFor(() => expect(listener.messages).toEqual(["again"]));
});

it("tells of a change of access after the commit only", async () => {
  const changes: AccessChange[] = [];
  const onAnything = vi.fn<() => void>();
  onAccessChange(notifications, { onChange: (change) => void changes.push(change), onAnything });
  await vi.waitFor(() => expect(onAnything).toHaveBeenCalledTimes(1));

  const rolledBack = database.prisma.$transaction(async (transaction) => {
    await notifyAccess(transaction, { personId: "nobody" });
    throw new Error("changed our mind");
  });
  await expect(rolledBack).rejects.toThrow("changed our mind");
  await database.prisma.$transaction((transaction) =>
    notifyAccess(transaction, { personId: "ada", sessionId: "s1" }),
  );
  await vi.waitFor(() => expect(changes).toEqual([{ personId: "ada", sessionId: "s1" }]));

  await notify("parallax_access", "not json");
  await vi.waitFor(() => expect(onAnything).toHaveBeenCalledTimes(2));
});
