/** The browsers' side: many sockets in one process, so that one clock times a write and its last delivery. */
import { randomUUID } from "node:crypto";

import { io, type Socket } from "socket.io-client";

import { LIVE_PATH } from "@/lib/wire/live";

import { serve } from "./messages";
import { NOTE } from "./note";
import { sharedParser } from "./shared-decoder";
import { quantile } from "./spread";

type Target = { url: string; token?: string; incidentId?: string; count: number };
type Frame = { events: readonly { seq: number }[] };
type Reply = { ok: true; value: { seq: number } } | { ok: false; problem: { code: string; detail: string } };
/** `have`: the last seq up to which everything has come. `joined`: it comes back by itself. */
type Client = { socket: Socket; have: number; joined: boolean };

const DRAIN_LIMIT_MS = 60_000;

let clients: Client[] = [];
let target: Target = { url: "", count: 0 };
let duplicated = 0;
let skipped = 0;
/** How many clients have each seq, and when the last of them got it. */
const holders = new Map<number, number>();
const complete = new Map<number, number>();

function open(): Client {
  const client: Client = {
    have: 0,
    joined: false,
    socket: io(target.url, {
      path: LIVE_PATH,
      transports: ["websocket"],
      forceNew: true,
      reconnection: true,
      reconnectionDelay: 50,
      parser: sharedParser,
      ...(target.token !== undefined && { extraHeaders: { authorization: `Bearer ${target.token}` } }),
    }),
  };
  client.socket.on("events", ({ events }: Frame) => {
    for (const { seq } of events) receive(client, seq);
  });
  // A consumer that was too slow is hung up on and takes up where it was.
  client.socket.on("connect", () => {
    if (client.joined) void join(client);
  });
  return client;
}

function receive(client: Client, seq: number): void {
  if (seq <= client.have) {
    duplicated++;
    return;
  }
  skipped += seq - client.have - 1;
  client.have = seq;
  const count = (holders.get(seq) ?? 0) + 1;
  holders.set(seq, count);
  if (count === clients.length) complete.set(seq, performance.now());
}

/** Connected and, where there are rooms, in the room with all that was missed on its way. */
async function join(client: Client): Promise<void> {
  if (!client.socket.connected) await new Promise<void>((resolve) => client.socket.once("connect", resolve));
  const { incidentId } = target;
  client.joined = true;
  if (incidentId === undefined) return;
  const reply: Reply = await client.socket.emitWithAck("subscribe", { incidentId, after: client.have });
  if (!reply.ok) throw new Error(reply.problem.detail);
}

async function append(client: Client): Promise<number> {
  const body = { type: "note_added", commandId: randomUUID(), payload: { markdown: NOTE } };
  const reply: Reply = await client.socket
    .timeout(30_000)
    .emitWithAck("append", { incidentId: target.incidentId, ...body });
  if (!reply.ok) throw new Error(`${reply.problem.code}: ${reply.problem.detail}`);
  return reply.value.seq;
}

async function currentTo(head: number): Promise<void> {
  const limit = performance.now() + DRAIN_LIMIT_MS;
  while (clients.some(({ have }) => have < head)) {
    if (performance.now() > limit) throw new Error(`not all clients came to ${head} in time`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const handlers = {
  /** Connects `count` sockets, in groups so that no backlog of handshakes is measured. */
  async connect(to: Target) {
    target = to;
    duplicated = skipped = 0;
    holders.clear();
    complete.clear();
    clients = [];
    while (clients.length < to.count) {
      const group = Array.from({ length: Math.min(50, to.count - clients.length) }, open);
      await Promise.all(group.map(join));
      clients.push(...group);
    }
    return null;
  },
  /** Closed loop: each writer sends its next when its last is acknowledged. Ends when all have all. */
  async throughput({ writers, seconds }: { writers: number; seconds: number }) {
    const from = performance.now();
    const until = from + seconds * 1_000;
    let acknowledged = 0;
    let head = 0;
    const write = async (client: Client) => {
      while (performance.now() < until) {
        head = Math.max(head, await append(client));
        acknowledged++;
      }
    };
    await Promise.all(clients.slice(0, writers).map(write));
    await currentTo(head);
    return { acknowledged, seconds: (performance.now() - from) / 1_000 };
  },
  /** Open loop: a write every 1/rate seconds, whatever became of the ones before. Milliseconds to the last client. */
  async latency({ perSecond, seconds }: { perSecond: number; seconds: number }) {
    const sent: Promise<{ seq: number; at: number }>[] = [];
    for (let index = 0; index < perSecond * seconds; index++) {
      const client = clients[index % clients.length];
      if (!client) break;
      const at = performance.now();
      sent.push(append(client).then((seq) => ({ seq, at })));
      await new Promise((resolve) => setTimeout(resolve, 1_000 / perSecond));
    }
    const writes = await Promise.all(sent);
    await currentTo(Math.max(...writes.map(({ seq }) => seq)));
    const latencies = writes.map(({ seq, at }) => (complete.get(seq) ?? Number.NaN) - at);
    return { written: writes.length, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
  },
  leave() {
    for (const client of clients) {
      client.joined = false;
      client.socket.disconnect();
    }
    return null;
  },
  /** All come back at once: seconds until the last is current. */
  async comeBack({ head }: { head: number }) {
    const from = performance.now();
    await Promise.all(
      clients.map((client) => {
        const joined = join(client);
        client.socket.connect();
        return joined;
      }),
    );
    await currentTo(head);
    return (performance.now() - from) / 1_000;
  },
  /** What went wrong so far: events that a client skipped or got twice. */
  faults: () => ({ lost: skipped, duplicated }),
  close() {
    handlers.leave();
    clients = [];
    return null;
  },
};

export type Clients = typeof handlers;
serve(handlers);
