import { afterAll, beforeAll, expect, it } from "vitest";

import type { PayloadInputs } from "@/lib/timeline/payloads";
import { everyFollowUp, type FollowUpFilter } from "@/lib/wire/follow-ups";
import type { FollowUpPlace, FollowUpStore, StoredFollowUp } from "@/lib/wire/follow-ups-port";
import type { Onlooker } from "@/lib/wire/incident-list-port";
import { request } from "@/test/log-request";
import { appended, createLogWorld, declare, type LogWorld } from "@/test/log-world";
import { ana, bo } from "@/test/sample-log";

import { openFollowUps } from "./follow-ups";
import type { StoredIncidentLog } from "./incident-log";

let world: LogWorld;
let log: StoredIncidentLog;
let followUps: FollowUpStore;
let open: string;
let closed: string;

const today = "2026-11-27";
const owner: Onlooker = { personId: "owner", seesAll: true };
const stranger: Onlooker = { personId: "stranger", seesAll: false };

const task = (incidentId: string, taskId: string, payload: Partial<PayloadInputs["task_added"]> = {}) =>
  request(incidentId, "task_added", { taskId, title: taskId, owner: null, followUp: true, ...payload });

beforeAll(async () => {
  world = await createLogWorld();
  log = world.open();
  followUps = openFollowUps(world.database);
  open = await declare(log, { title: "Open to all" });
  closed = await declare(log, { title: "For a few", restricted: true });
  await appended(
    log.append([
      task(open, "no-day"),
      task(open, "late", { dueOn: "2026-11-01", followUpKind: "prevent", owner: bo }),
      task(open, "today", { dueOn: today, followUpKind: "detect" }),
      task(open, "not-kept", { followUp: false }),
      task(open, "done", { dueOn: "2026-10-01" }),
      request(open, "task_changed", { taskId: "done", state: "done" }),
      task(open, "begun", { dueOn: "2026-12-24" }),
      request(open, "task_changed", { taskId: "begun", state: "doing", followUpKind: "process" }),
    ]),
  );
  await appended(log.append([task(closed, "hidden", { dueOn: "2026-11-02", owner: ana })]));
});

afterAll(() => world.end());

const find = (
  filter: Partial<FollowUpFilter> = {},
  onlooker = owner,
  rest: { after?: FollowUpPlace; limit?: number } = {},
): Promise<readonly StoredFollowUp[]> =>
  followUps.list({
    filter: { ...everyFollowUp, ...filter },
    onlooker,
    today,
    after: rest.after ?? null,
    limit: rest.limit ?? 100,
  });
const count = (onlooker: Onlooker) => followUps.count({ filter: everyFollowUp, onlooker, today });
const titles = async (...asked: Parameters<typeof find>) => (await find(...asked)).map(({ title }) => title);

it("lists what is still to be done, the longest overdue first and what has no day last", async () => {
  expect(await titles()).toEqual(["late", "hidden", "today", "begun", "no-day"]);
});

it("says of each what is needed to do it", async () => {
  const [late] = await find();
  const { number } = await world.database.prisma.incident.findUniqueOrThrow({ where: { id: open } });
  expect(late).toMatchObject({
    taskId: "late",
    state: "open",
    owner: { id: bo.id, name: bo.name },
    kind: "prevent",
    dueOn: "2026-11-01",
    overdue: true,
    incident: { id: open, number, title: "Open to all", kind: "real" },
  });
});

it("calls overdue only what was due before today", async () => {
  const overdue = (await find()).filter((each) => each.overdue).map(({ title }) => title);
  expect(overdue).toEqual(["late", "hidden"]);
  expect(await titles({ overdue: true })).toEqual(overdue);
});

it("narrows to mine and to kinds", async () => {
  expect(await titles({ mine: true }, { personId: bo.id, seesAll: false })).toEqual(["late"]);
  expect(await titles({ kinds: ["detect", "process"] })).toEqual(["today", "begun"]);
});

it("shows nothing of an incident that is not for the onlooker's eyes, and does not count it", async () => {
  expect(await titles({}, stranger)).toEqual(["late", "today", "begun", "no-day"]);
  expect(await titles({}, { personId: ana.id, seesAll: false })).toContain("hidden");
  expect(await count(stranger)).toEqual({ count: 4, overdue: 1 });
  expect(await count(owner)).toEqual({ count: 5, overdue: 2 });
});

it("keeps the samples' apart, and gives none of a sample that was removed", async () => {
  const [sample, removed] = await Promise.all(
    ["Sample", "Removed sample"].map((title) => declare(log, { title, kind: "sample" })),
  );
  if (sample === undefined || removed === undefined) throw new Error("No samples");
  await appended(log.append([task(sample, "of-a-sample", { owner: bo })]));
  await appended(
    log.append([
      task(removed, "of-a-removed-sample"),
      request(removed, "status_changed", { status: "declined" }),
    ]),
  );
  expect(await titles({ samples: true })).toEqual(["of-a-sample"]);
  expect(await titles()).toEqual(["late", "hidden", "today", "begun", "no-day"]);
  expect(await titles({ mine: true }, { personId: bo.id, seesAll: true })).toEqual(["late"]);
});

it("goes on where a page ended, each once", async () => {
  const walked: string[] = [];
  let after: FollowUpPlace | undefined;
  for (;;) {
    const page = await find({}, owner, { limit: 2, ...(after && { after }) });
    walked.push(...page.map(({ title }) => title));
    const last = page.at(-1);
    if (!last) break;
    after = { ...last, incidentId: last.incident.id };
  }
  expect(walked).toEqual(await titles());
});

it("follows a change of the log at once", async () => {
  await appended(
    log.append([
      request(open, "task_changed", { taskId: "no-day", dueOn: "2026-10-01", followUpKind: "mitigate" }),
    ]),
  );
  expect((await find())[0]).toMatchObject({ title: "no-day", overdue: true, kind: "mitigate" });
  await appended(
    log.append([
      request(open, "task_changed", { taskId: "no-day", dueOn: null, followUpKind: null, state: "dropped" }),
    ]),
  );
  expect(await titles()).not.toContain("no-day");
});
