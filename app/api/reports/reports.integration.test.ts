import { afterAll, beforeAll, expect, it } from "vitest";

import { startTestApi, type TestApi, type TestPerson } from "@/test/api";

let api: TestApi;
let owner: TestPerson;
let observer: TestPerson;

const PERIOD = "from=2026-02-01&to=2026-03-31";

beforeAll(async () => {
  api = await startTestApi();
  owner = await api.person("owner");
  observer = await api.person("observer");
  for (let index = 0; index < 12; index++)
    await declared({
      title: index === 0 ? '=HYPERLINK("x"), and more' : `Incident ${index}`,
      severity: index % 2 === 0 ? "SEV1" : "SEV3",
      milestones: {
        impact_started: `2026-02-${10 + index}T10:00:00.000Z`,
        detected: `2026-02-${10 + index}T10:0${index % 5}:30.000Z`,
      },
    });
  await declared({ kind: "drill", milestones: { impact_started: "2026-02-10T10:00:00.000Z" } });
  await declared({ restricted: true, milestones: { impact_started: "2026-02-11T10:00:00.000Z" } });
});

afterAll(() => api.stop());

async function declared({
  milestones,
  ...incident
}: {
  title?: string;
  severity?: string;
  kind?: string;
  restricted?: boolean;
  milestones: Record<string, string>;
}): Promise<string> {
  const answer = await api.call("/api/incidents", {
    as: owner,
    method: "POST",
    body: {
      commandId: `declare-${command++}`,
      title: "Checkout is down",
      kind: "backfilled",
      status: "closed",
      ...incident,
    },
  });
  expect(answer.status).toBe(201);
  const incidentId = String(new Map(Object.entries(Object(answer.body))).get("incidentId"));
  for (const [milestone, at] of Object.entries(milestones)) await correct(incidentId, milestone, at);
  return incidentId;
}

let command = 0;

async function correct(incidentId: string, milestone: string, at: string): Promise<void> {
  const answer = await api.call(`/api/incidents/${incidentId}/events`, {
    as: owner,
    method: "POST",
    body: {
      type: "milestone_set",
      payload: { milestone, at, reason: "from the notes" },
      commandId: `command-${command++}`,
    },
  });
  expect(answer.status).toBe(201);
}

const get = (path: string, as: TestPerson = observer) => api.call(path, { as });

it("reports on the incidents that whoever asks may see, and says what it left out", async () => {
  const { status, body } = await get(`/api/reports?${PERIOD}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    incidents: 12,
    bySeverity: { SEV1: 6, SEV3: 6 },
    leftOut: [
      { reason: "drill", count: 1 },
      { reason: "restricted", count: 1 },
    ],
    measures: [
      { measure: "detect", n: 12, median: { known: true, seconds: 120 } },
      { measure: "acknowledge" },
      {},
      {},
    ],
  });
  expect((await get(`/api/reports?${PERIOD}`, owner)).body).toMatchObject({ incidents: 13 });
  expect((await get(`/api/reports?${PERIOD}&severity=SEV1`)).body).toMatchObject({ incidents: 6 });
});

it("refuses what it does not know", async () => {
  for (const wrong of ["from=2026-13-01", "from=2026-02-02&to=2026-02-01", "severity=SEV9", "population=all"])
    expect((await get(`/api/reports?${wrong}`)).status).toBe(422);
  expect((await get(`/api/reports/table?${PERIOD}&table=people`)).status).toBe(422);
  expect((await get(`/api/reports/members?${PERIOD}&after=x`)).status).toBe(422);
});

it("gives the incidents behind a number, and a corrected milestone changes the number", async () => {
  const path = `/api/reports/members?${PERIOD}&measure=detect&state=invalid`;
  expect((await get(path)).body).toMatchObject({ count: 0 });
  const incidentId = await declared({
    milestones: { impact_started: "2026-03-20T10:00:00.000Z", detected: "2026-03-20T09:00:00.000Z" },
  });
  expect((await get(path)).body).toMatchObject({ count: 1, members: [{ id: incidentId }], next: null });
  await correct(incidentId, "detected", "2026-03-20T11:00:00.000Z");
  expect((await get(path)).body).toMatchObject({ count: 0 });
  const measures = new Map(Object.entries(Object((await get(`/api/reports?${PERIOD}`)).body))).get(
    "measures",
  );
  expect(measures).toMatchObject([{ n: 13 }, {}, {}, {}]);
});

it("has the page's numbers as CSV and JSON, with formulas defused", async () => {
  const csv = await get(`/api/reports/table?${PERIOD}&table=incidents&format=csv`);
  expect(csv.headers.get("content-disposition")).toBe(
    'attachment; filename="incidents-2026-02-01-2026-03-31.csv"',
  );
  const lines = csv.text.split("\r\n");
  expect(lines).toHaveLength(15);
  expect(lines[1]).toContain(`,"'=HYPERLINK(""x""), and more",backfilled,`);
  const json = await get(`/api/reports/table?${PERIOD}&table=incidents&format=json`);
  expect(json.body).toHaveLength(13);
  expect(json.body).toMatchObject({ 1: { population: "own", severity: "SEV3", detect_state: "recorded" } });
  const measures = await get(`/api/reports/table?${PERIOD}&table=measures&format=json`);
  expect(measures.body).toMatchObject([{ measure: "detect", recorded: 13 }, {}, {}, {}]);
  const empty = await get(`/api/reports/table?from=2020-01-01&to=2020-01-02&table=incidents&format=json`);
  expect(empty.body).toEqual([]);
});
