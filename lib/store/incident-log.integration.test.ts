import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

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
import { ana, bo } from "@/test/sample-log";

import { LogRejected } from "./log-errors";
import type { StoredIncidentLog } from "./incident-log";

let world: LogWorld;
let log: StoredIncidentLog;

beforeAll(async () => {
  world = await createLogWorld();
  log = world.open();
});

afterAll(() => world.end());

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("appending", () => {
  it("gives what it wrote, and the state that follows from it", async () => {
    const incidentId = await declare(log, { title: "Logins fail" });
    const outcome = await log.append([
      note(incidentId, "Errors rise."),
      request(incidentId, "severity_changed", { severity: "SEV1" }),
    ]);
    expect(outcome).toMatchObject({
      ok: true,
      appended: [
        {
          repeated: false,
          event: {
            incidentId,
            seq: 2,
            type: "note_added",
            payload: { markdown: "Errors rise." },
            actor: ana,
          },
        },
        { repeated: false, event: { seq: 3, type: "severity_changed" } },
      ],
    });
    expect(await log.state(incidentId)).toMatchObject({ title: "Logins fail", severity: "SEV1", lastSeq: 3 });
    const room = await readRoom(log, incidentId);
    expect(room.state).toEqual(await log.state(incidentId));
    expect(await proven(world.database, incidentId)).toBe(3);
  });

  it("leaves no gap and loses nothing under 64 writers", async () => {
    const incidentId = await declare(log);
    const seqs = await Promise.all(
      range(1, 64).map(async (writer) => {
        const own: number[] = [];
        for (const turn of range(1, 20))
          own.push(...(await appended(log.append([note(incidentId, `${writer}/${turn}`)]))));
        return own;
      }),
    );
    // Each writer's own events are in the order in which it wrote them.
    for (const own of seqs) expect(own).toEqual([...own].sort((a, b) => a - b));
    expect(seqs.flat().sort((a, b) => a - b)).toEqual(range(2, 1_281));
    expect(await proven(world.database, incidentId)).toBe(1_281);
    const { events } = await readRoom(log, incidentId);
    expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(1_281);
    expect(events.map(({ recordedAt }) => recordedAt)).toEqual(
      events.map(({ recordedAt }) => recordedAt).sort(),
    );
  });

  it("writes more at once than one transaction should hold", async () => {
    const incidentId = await declare(log);
    const long = "long ".repeat(6_500);
    const all = await Promise.all(range(1, 400).map(() => appended(log.append([note(incidentId, long)]))));
    expect(all.flat().sort((a, b) => a - b)).toEqual(range(2, 401));
    expect(await proven(world.database, incidentId)).toBe(401);
  });

  it("keeps recordedAt from running backwards when the clock does", async () => {
    let clock = new Date("2026-11-22T12:00:00.000Z");
    const wrong = world.open({ now: () => clock });
    const incidentId = await declare(wrong);
    clock = new Date("2026-11-22T11:00:00.000Z");
    await appended(wrong.append([note(incidentId, "later, by an earlier clock")]));
    const { events } = await readRoom(wrong, incidentId);
    expect(events.map(({ recordedAt }) => recordedAt)).toEqual([
      "2026-11-22T12:00:00.000Z",
      "2026-11-22T12:00:00.000Z",
    ]);
    expect(await proven(world.database, incidentId)).toBe(2);
  });

  it("knows no incident that has not been declared", async () => {
    const incidentId = randomUUID();
    expect(await log.state(incidentId)).toBeNull();
    expect(await log.state("no-uuid")).toBeNull();
    expect(await log.state(incidentId.toUpperCase())).toBeNull();
    expect(await log.read("no-uuid", { after: 0, limit: 10 })).toEqual([]);
    expect(await refusal(log.append([note(incidentId, "nobody")]))).toBe("not_found");
    expect(await refusal(log.append([note("no-uuid", "nobody")]))).toBe("not_found");
    expect([...(await log.heads([incidentId, "no-uuid"]))]).toEqual([]);
  });

  it("takes nothing under an id that is not written as the database writes it", async () => {
    await expect(declare(log, { incidentId: randomUUID().toUpperCase() })).rejects.toThrow(LogRejected);
    await expect(declare(log, { incidentId: "no-uuid" })).rejects.toThrow(LogRejected);
  });
});

describe("a refused command", () => {
  it("fails alone, while its neighbours are written", async () => {
    const incidentId = await declare(log);
    const outcomes = await Promise.all([
      refusal(log.append([note(incidentId, "before")])),
      refusal(log.append([request(incidentId, "task_changed", { taskId: "none", state: "done" })])),
      refusal(log.append([request(incidentId, "severity_changed", { severity: "SEV1" })])),
      refusal(log.append([request(incidentId, "severity_changed", { severity: "SEV1" })])),
      refusal(log.append([note(incidentId, "after")])),
    ]);
    expect(outcomes).toEqual([null, "not_found", null, "unchanged", null]);
    expect(await proven(world.database, incidentId)).toBe(4);
  });

  it("takes its whole unit with it, across incidents", async () => {
    const [one, other] = [await declare(log), await declare(log)];
    const into = { id: other, number: 7 };
    const outcome = await log.append([
      note(one, "will not be"),
      request(one, "incident_merged", { into }),
      request(other, "task_changed", { taskId: "none" }),
    ]);
    expect(outcome).toMatchObject({ ok: false, index: 2, refusal: { code: "not_found", field: "taskId" } });
    expect([...(await log.heads([one, other])).values()]).toEqual([1, 1]);
    expect(await log.state(one)).toMatchObject({ mergedInto: null, lastSeq: 1 });
    expect(
      await appended(
        log.append([
          request(one, "incident_merged", { into }),
          request(other, "incident_absorbed", { from: { id: one, number: 6 } }),
        ]),
      ),
    ).toEqual([2, 2]);
    expect(await refusal(log.append([note(one, "too late")]))).toBe("conflict");
  });
});

describe("a value that the database does not take", () => {
  it("fails alone, while its neighbours are written", async () => {
    const incidentId = await declare(log);
    const number = 2_000_000;
    const declaration = (id: string) =>
      request(id, "incident_declared", {
        number,
        title: "Twice",
        severity: "SEV3",
        status: "triage",
        kind: "real",
        restricted: false,
      });
    await appended(log.append([declaration(randomUUID())]));

    // The schemas keep such text out; here they are gone round.
    const nul = { ...note(incidentId, "x"), actor: { ...ana, name: "A\u0000na" } };
    const half = { ...note(incidentId, "x"), actor: { ...ana, name: "A\ud800na" } };
    const never = note(incidentId, "x", { occurredAt: "yesterday" });
    const settled = await Promise.allSettled([
      ...range(1, 20).map((turn) => log.append([note(incidentId, `${turn}`)])),
      log.append([nul]),
      log.append([declaration(randomUUID())]),
      log.append([half]),
      log.append([never]),
      ...range(21, 40).map((turn) => log.append([note(incidentId, `${turn}`)])),
    ]);
    const failed = settled.flatMap((one, index) =>
      one.status === "rejected" ? [[index, one.reason instanceof LogRejected]] : [],
    );
    expect(failed).toEqual([
      [20, true],
      [21, true],
      [22, true],
      [23, true],
    ]);
    expect(await proven(world.database, incidentId)).toBe(41);
  });

  it("never gets so far where it is text that PostgreSQL cannot hold", () => {
    for (const bad of ["a\u0000b", "\ud83d", "\udc00x"]) {
      expect(() => note("i", bad)).toThrow("well-formed");
      expect(() => request("i", "title_changed", { title: bad })).toThrow("well-formed");
      expect(() =>
        request("i", "alert_attached", {
          alertId: "a",
          source: "s",
          title: "t",
          state: "firing",
          labels: { [bad]: "x" },
        }),
      ).toThrow("labels");
      const frozen = { source: "s", query: "q", from: "2026-01-01T00:00:00Z", to: "2026-01-01T01:00:00Z" };
      const evidence = { evidenceId: "e", hypothesisId: "h", stance: "for", statement: "s" } as const;
      for (const figures of [bad, [bad], { deep: { [bad]: 1 } }]) {
        const result = { kind: "figures", figures } as const;
        expect(() => request("i", "evidence_added", { ...evidence, frozen: { ...frozen, result } })).toThrow(
          "well-formed",
        );
      }
    }
  });
});

describe("the same commandId again", () => {
  it("gives the first outcome again, at once, later and after a restart", async () => {
    const incidentId = await declare(log);
    const again = request(incidentId, "severity_changed", { severity: "SEV1" }, { commandId: "raise" });
    const together = await Promise.all([log.append([again]), log.append([again]), log.append([again])]);
    expect(
      together.map((one) => one.ok && one.appended.map(({ event, repeated }) => [event.seq, repeated])),
    ).toEqual([[[2, false]], [[2, true]], [[2, true]]]);
    await appended(log.append([request(incidentId, "severity_changed", { severity: "SEV4" })]));
    for (const node of [log, world.open(), world.open({ limits: { entries: 1, bytes: 1 } })]) {
      expect(await node.append([again])).toMatchObject({
        ok: true,
        appended: [{ repeated: true, event: { seq: 2, payload: { severity: "SEV1" } } }],
      });
    }
    expect(await proven(world.database, incidentId)).toBe(3);
  });

  it("is refused for something else, and for somebody else", async () => {
    const incidentId = await declare(log);
    await appended(log.append([note(incidentId, "one", { commandId: "c" })]));
    expect(await refusal(log.append([note(incidentId, "two", { commandId: "c" })]))).toBe(
      "command_id_reused",
    );
    expect(await refusal(log.append([note(incidentId, "one", { commandId: "c", actor: bo })]))).toBe(
      "command_id_reused",
    );
    expect(
      await refusal(log.append([request(incidentId, "title_changed", { title: "one" }, { commandId: "c" })])),
    ).toBe("command_id_reused");
    expect(await proven(world.database, incidentId)).toBe(2);
  });

  it("declares one incident, whatever number each attempt drew", async () => {
    const incidentId = randomUUID();
    const attempt = async () =>
      log.append([
        request(
          incidentId,
          "incident_declared",
          {
            number: await log.nextNumber(),
            title: "Once",
            severity: "SEV3",
            status: "triage",
            kind: "real",
            restricted: false,
          },
          { commandId: "declare" },
        ),
      ]);
    const outcomes = [...(await Promise.all([attempt(), attempt()])), await attempt()];
    expect(outcomes.map((one) => one.ok && one.appended[0]?.event.seq)).toEqual([1, 1, 1]);
    expect(await world.database.prisma.incident.count({ where: { title: "Once" } })).toBe(1);
  });

  it("may be used in another incident", async () => {
    const [one, other] = [await declare(log), await declare(log)];
    expect(
      await appended(log.append([note(one, "x", { commandId: "c" }), note(other, "y", { commandId: "c" })])),
    ).toEqual([2, 2]);
  });
});

it("gives each caller a number of its own", async () => {
  const numbers = await Promise.all(range(1, 50).map(() => log.nextNumber()));
  expect(new Set(numbers).size).toBe(50);
});

it("reads ranges from memory and from the database alike", async () => {
  const incidentId = await declare(log);
  for (let turn = 0; turn < 4; turn++)
    await Promise.all(range(1, 750).map((one) => log.append([note(incidentId, `${turn}-${one}`)])));
  const cold = world.open();
  const { release } = await log.watch(incidentId);
  for (const spot of [
    { after: 0, limit: 10 },
    { after: 2_990, limit: 100 },
    { after: 2_990, before: 2_995, limit: 100 },
    { after: 2_995, before: 2_996, limit: 100 },
    { after: 3_001, limit: 5 },
    { after: 1_000, before: 2_990, limit: 3 },
    { after: 5_000, limit: 5 },
  ])
    expect(await log.read(incidentId, spot)).toEqual(await cold.read(incidentId, spot));
  release();
});
