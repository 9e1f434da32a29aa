/**
 * The peer: what is left when there is no log. One INSERT for what has collected while the last one was in
 * flight, one `io.emit` for it after the commit, an acknowledgement for each. No gapless seq, no rules, no
 * fold, no projections, no hashes, no idempotency, no rooms, no rights.
 */
import { createServer } from "node:http";

import { Pool } from "pg";
import { Server } from "socket.io";

import { LIVE_PATH, PING_INTERVAL_MS, PING_TIMEOUT_MS } from "@/lib/wire/live";

import { serve } from "./messages";

type Body = { commandId: string; type: string; payload: unknown };
type Waiting = { body: Body; reply: (outcome: unknown) => void };

const pool = new Pool({ connectionString: process.env["DATABASE_URL"], max: 1 });
const server = createServer();
const io = new Server(server, {
  path: LIVE_PATH,
  transports: ["websocket"],
  serveClient: false,
  pingInterval: PING_INTERVAL_MS,
  pingTimeout: PING_TIMEOUT_MS,
});
let batch: Waiting[] = [];
let busy = false;

const INSERT = `INSERT INTO bare_event (type, payload, command_id, recorded_at)
  SELECT type, payload::jsonb, command_id, now()
  FROM unnest($1::text[], $2::text[], $3::text[]) AS e(type, payload, command_id)
  RETURNING seq, type, payload, command_id AS "commandId", recorded_at AS "recordedAt"`;

async function flush(): Promise<void> {
  busy = true;
  while (batch.length > 0) {
    const taken = batch;
    batch = [];
    const { rows } = await pool.query<{ seq: number; commandId: string }>(INSERT, [
      taken.map(({ body }) => body.type),
      taken.map(({ body }) => JSON.stringify(body.payload)),
      taken.map(({ body }) => body.commandId),
    ]);
    io.emit("events", { events: rows });
    const seqs = new Map(rows.map(({ commandId, seq }) => [commandId, seq]));
    for (const { body, reply } of taken) reply({ ok: true, value: { seq: seqs.get(body.commandId) } });
  }
  busy = false;
}

io.on("connection", (socket) => {
  socket.on("append", (body: Body, reply: (outcome: unknown) => void) => {
    batch.push({ body, reply });
    if (!busy) void flush();
  });
});

const handlers = {
  async open() {
    await pool.query(`DROP TABLE IF EXISTS bare_event; CREATE TABLE bare_event (seq serial PRIMARY KEY, type text NOT NULL,
      payload jsonb NOT NULL, command_id text NOT NULL, recorded_at timestamptz NOT NULL)`);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    return { url: `http://127.0.0.1:${port}` };
  },
};

export type BareNode = typeof handlers;
serve(handlers);
