import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { fold } from "@/lib/timeline/room";
import { note, request } from "@/test/log-request";
import {
  appended,
  createLogWorld,
  declare,
  type LogWorld,
  proven,
  readRoom,
  refusal,
} from "@/test/log-world";
import { bo } from "@/test/sample-log";

import type { StoredIncidentLog } from "./incident-log";

let world: LogWorld;
let log: StoredIncidentLog;

beforeAll(async () => {
  world = await createLogWorld();
  log = world.open();
});

afterAll(() => world.end());

const SECRET = "hunter2-hunter2";
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const redact = (incidentId: string, targetSeq: number) =>
  request(incidentId, "event_redacted", { targetSeq, reason: "Held a password" });

/** Every place of the database in which a text stands. */
async function tablesHolding(text: string): Promise<string[]> {
  const { rows } = await world.database.pool.query<{ name: string }>(
    `SELECT 'incident_event' AS name FROM incident_event e WHERE e::text LIKE $1
     UNION ALL SELECT 'incident' FROM incident i WHERE i::text LIKE $1
     UNION ALL SELECT 'incident_task' FROM incident_task t WHERE t::text LIKE $1`,
    [`%${text}%`],
  );
  return rows.map(({ name }) => name);
}

/** What memory, another node, and a fold of the stored log make of an incident: all the same. */
async function agreedState(incidentId: string) {
  const room = await readRoom(world.open(), incidentId);
  const state = await log.state(incidentId);
  expect(state).toEqual(room.state);
  expect(fold(incidentId, room.events)).toEqual(room.state);
  expect(await world.open().state(incidentId)).toEqual(state);
  return room;
}

describe("a redaction", () => {
  it("takes the words of a note, and nothing else", async () => {
    const incidentId = await declare(log);
    await appended(log.append([note(incidentId, `The key is ${SECRET}.`)]));
    expect(await tablesHolding(SECRET)).toEqual(["incident_event"]);
    expect(await appended(log.append([redact(incidentId, 2)]))).toEqual([3]);

    expect(await tablesHolding(SECRET)).toEqual([]);
    const { events, state } = await agreedState(incidentId);
    expect(events[1]).toMatchObject({ seq: 2, type: "note_added", payload: null });
    expect(state.redactions[2]).toMatchObject({ seq: 3, reason: "Held a password" });
    expect(await proven(world.database, incidentId)).toBe(3);
    expect(await refusal(log.append([redact(incidentId, 2)]))).toBe("unchanged");
    expect(await refusal(log.append([redact(incidentId, 9)]))).toBe("not_found");
    expect(await refusal(log.append([redact(incidentId, 3)]))).toBe("conflict");
  });

  it("undoes what its words did to the state and to the lists", async () => {
    const incidentId = await declare(log, { title: `Leak of ${SECRET}` });
    await appended(
      log.append([request(incidentId, "task_added", { taskId: "t", title: SECRET, owner: bo })]),
    );
    await appended(log.append([request(incidentId, "task_changed", { taskId: "t", state: "doing" })]));
    await appended(log.append([request(incidentId, "role_assigned", { role: "commander", person: bo })]));
    expect((await tablesHolding(SECRET)).sort()).toEqual([
      "incident",
      "incident_event",
      "incident_event",
      "incident_task",
    ]);

    await appended(log.append([redact(incidentId, 2)]));
    expect((await agreedState(incidentId)).state.tasks).toEqual({});
    await appended(log.append([redact(incidentId, 1)]));
    expect(await tablesHolding(SECRET)).toEqual([]);
    const { state } = await agreedState(incidentId);
    expect(state).toMatchObject({
      title: "[redacted]",
      severity: "SEV2",
      roles: { commander: { id: "bo" } },
    });
    expect(await world.database.prisma.incident.findUnique({ where: { id: incidentId } })).toMatchObject({
      title: "[redacted]",
      commanderId: "bo",
    });
    expect(await proven(world.database, incidentId)).toBe(6);
  });

  it("never lets words written in the same moment reach the disk", async () => {
    const incidentId = await declare(log);
    const outcome = await log.append([
      note(incidentId, SECRET),
      request(incidentId, "title_changed", { title: SECRET }),
      redact(incidentId, 2),
      redact(incidentId, 3),
    ]);
    expect(outcome.ok).toBe(true);
    expect(await tablesHolding(SECRET)).toEqual([]);
    expect((await agreedState(incidentId)).state.title).toBe("Checkout is down");
    expect(await proven(world.database, incidentId)).toBe(5);
  });

  it("reaches events that are no longer in memory, while others write", async () => {
    const incidentId = await declare(log);
    await appended(
      log.append([request(incidentId, "summary_changed", { summary: SECRET }), note(incidentId, SECRET)]),
    );
    for (let turn = 0; turn < 3; turn++)
      await Promise.all(range(1, 800).map((one) => log.append([note(incidentId, `${one}`)])));
    await Promise.all([
      ...range(1, 50).map((one) => log.append([note(incidentId, `${one}`)])),
      log.append([redact(incidentId, 2)]),
      log.append([redact(incidentId, 3)]),
      ...range(1, 50).map((one) => log.append([note(incidentId, `${one}`)])),
    ]);
    expect(await tablesHolding(SECRET)).toEqual([]);
    expect((await agreedState(incidentId)).state).toMatchObject({ summary: "", lastSeq: 2_505 });
    expect(await proven(world.database, incidentId)).toBe(2_505);
  });

  it("reaches what other nodes hold in memory", async () => {
    const other = world.open();
    const incidentId = await declare(log);
    await appended(
      log.append([note(incidentId, SECRET), request(incidentId, "title_changed", { title: SECRET })]),
    );
    await other.watch(incidentId);
    expect(await other.state(incidentId)).toMatchObject({ title: SECRET });
    await appended(log.append([redact(incidentId, 2)]));
    await appended(log.append([redact(incidentId, 3)]));
    expect(await other.state(incidentId)).toMatchObject({ title: "Checkout is down" });
    expect(JSON.stringify(await other.read(incidentId, { after: 0, limit: 100 }))).not.toContain(SECRET);
    await appended(other.append([note(incidentId, "from over here")]));
    await agreedState(incidentId);
  });

  it("still knows the command that wrote what is gone", async () => {
    const incidentId = await declare(log);
    const first = note(incidentId, SECRET, { commandId: "c" });
    await appended(log.append([first]));
    await appended(log.append([redact(incidentId, 2)]));
    for (const node of [log, world.open()])
      expect(await node.append([first])).toMatchObject({
        ok: true,
        appended: [{ repeated: true, event: { seq: 2, payload: null } }],
      });
  });
});

describe("the database itself", () => {
  it.each([
    ["an edit", "UPDATE incident_event SET payload = '{}'"],
    ["a redaction that keeps the salt", "UPDATE incident_event SET payload = NULL"],
    ["another hash", "UPDATE incident_event SET salt = NULL, payload = NULL, hash = repeat('0', 64)"],
    ["a deletion", "DELETE FROM incident_event"],
  ])("refuses %s", async (_what, statement) => {
    const incidentId = await declare(log);
    await expect(
      world.database.pool.query(`${statement} WHERE incident_id = $1`, [incidentId]),
    ).rejects.toThrow("append-only");
    expect(await proven(world.database, incidentId)).toBe(1);
  });

  it.each([
    ["leaves a gap", { last_seq: 1, next_seq: 3 }, [3]],
    ["writes more than it says", { last_seq: 1, next_seq: 2 }, [2, 3]],
    ["writes less than it says", { last_seq: 1, next_seq: 3 }, [2]],
  ])("refuses a batch that %s", async (_what, head, seqs) => {
    const incidentId = await declare(log);
    const [declared] = await log.read(incidentId, { after: 0, limit: 1 });
    const hash = "f".repeat(64);
    const events = seqs.map((seq) => ({
      seq,
      type: "note_added",
      recorded_at: "2026-11-22T12:00:00.000Z",
      actor: bo,
      payload: {},
      command_id: `${seq}`,
      payload_digest: hash,
      hash,
    }));
    const batch = {
      logs: [
        {
          ...head,
          incident_id: incidentId,
          last_hash: declared?.hash,
          next_hash: hash,
          next_recorded_at: "2026-11-22T12:00:00.000Z",
          events,
        },
      ],
      notices: [],
    };
    await expect(
      world.database.pool.query("SELECT incident_log_append($1)", [JSON.stringify(batch)]),
    ).rejects.toThrow("do not follow");
    expect(await proven(world.database, incidentId)).toBe(1);
  });
});
