import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { FakeLiveServer } from "@/test/fake-live-server";

import { systemClock } from "./clock";
import { createConnection, type LinkState, MOST_DELAY_MS } from "./live-connection";

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function connect(
  server: FakeLiveServer,
  { random = (): number => 1, isSignedOut = () => Promise.resolve(false) } = {},
) {
  const connection = createConnection({ open: server.open, clock: systemClock, random, isSignedOut });
  const states: LinkState["phase"][] = [];
  connection.onState(({ phase }) => states.push(phase));
  connection.start();
  return { connection, states };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("connects, and says so", async () => {
  const { connection, states } = connect(new FakeLiveServer());
  expect(connection.state()).toEqual({ phase: "connecting" });
  await wait(1);
  expect(states).toEqual(["connecting", "live"]);
});

it("is offline since the moment at which the connection broke, however often it tries", async () => {
  const server = new FakeLiveServer();
  const { connection } = connect(server);
  await wait(1_000);
  server.reachable = false;
  const brokenAt = Date.now();
  server.cut();
  expect(connection.state()).toEqual({ phase: "offline", sinceMs: brokenAt });
  await wait(60_000);
  expect(connection.state()).toEqual({ phase: "offline", sinceMs: brokenAt });
  server.reachable = true;
  await wait(MOST_DELAY_MS);
  expect(connection.state()).toEqual({ phase: "live" });
});

it("waits longer after each failure, never longer than five seconds, and not all at the same moment", async () => {
  const server = new FakeLiveServer();
  server.reachable = false;
  const tries = vi.spyOn(server, "open");
  const { connection } = connect(server, { random: () => 0 });
  await wait(1);
  const attempts: number[] = [];
  const transport = tries.mock.results[0]?.value;
  const original = transport.connect;
  transport.connect = () => {
    attempts.push(Date.now());
    original();
  };
  await wait(60_000);
  const waits = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0));
  expect(waits[0]).toBeLessThan(waits[2] ?? 0);
  expect(Math.max(...waits)).toBe(MOST_DELAY_MS / 2);
  connection.stop();

  const other = new FakeLiveServer();
  other.reachable = false;
  const slow = connect(other, { random: () => 1 });
  await wait(60_000);
  other.reachable = true;
  await wait(MOST_DELAY_MS - 1);
  await wait(1);
  expect(slow.connection.state().phase).toBe("live");
});

it("tries at once when the network is back", async () => {
  const server = new FakeLiveServer();
  const { connection } = connect(server);
  await wait(1);
  connection.lost();
  expect(connection.state().phase).toBe("offline");
  connection.hurry();
  await wait(1);
  expect(connection.state().phase).toBe("live");
});

it("gives up when it is told that the session has ended", async () => {
  const server = new FakeLiveServer();
  const { connection } = connect(server);
  await wait(1);
  server.say("goodbye", { reason: "signed_out" });
  server.cut();
  await wait(60_000);
  expect(connection.state()).toEqual({ phase: "signed_out" });
});

it("comes back to a server that restarts", async () => {
  const server = new FakeLiveServer();
  const { connection } = connect(server);
  await wait(1);
  server.say("goodbye", { reason: "restarting" });
  server.cut();
  await wait(MOST_DELAY_MS);
  expect(connection.state().phase).toBe("live");
});

it("asks whether it is signed out when it is refused again and again", async () => {
  const server = new FakeLiveServer();
  server.reachable = false;
  const isSignedOut = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true));
  const { connection } = connect(server, { isSignedOut });
  await wait(10_000);
  expect(isSignedOut).toHaveBeenCalledTimes(1);
  expect(connection.state().phase).toBe("signed_out");
});

it("answers a request without a connection, and one whose answer is lost, with a problem", async () => {
  const server = new FakeLiveServer();
  const { connection } = connect(server);
  const unavailable = { ok: false, problem: { code: "unavailable" } };
  expect(await connection.request("watch_list", {})).toMatchObject(unavailable);
  await wait(1);
  server.faults = ["answer_lost"];
  expect(await connection.request("watch_list", {})).toMatchObject(unavailable);
  expect(await connection.request("watch_list", {})).toEqual({ ok: true, value: null });
});

it("tells its listeners until they stop listening, and ends when it is stopped", async () => {
  const server = new FakeLiveServer();
  const { connection, states } = connect(server);
  await wait(1);
  let changes = 0;
  const stop = connection.on("list_changed", () => (changes += 1));
  server.say("list_changed", undefined);
  stop();
  server.say("list_changed", undefined);
  expect(changes).toBe(1);
  connection.stop();
  await wait(60_000);
  expect(states.slice(2)).toEqual(["connecting"]);
});
