import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { lastLogCheck } from "@/lib/store/log-check";
import { purgeExpired } from "@/lib/store/purge";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";

import { checkLogs } from "./check-logs";

let api: TestApi;
let ada: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  ada = await api.person("responder");
});
afterAll(() => api.stop());

async function declare(): Promise<string> {
  const body = { commandId: crypto.randomUUID(), title: "Checkout fails" };
  const answer = await api.call("/api/incidents", { method: "POST", as: ada, body });
  return String(Reflect.get(Object(answer.body), "incidentId"));
}

describe("the check of the logs", () => {
  it("looks at what has grown, and reports a log that was tampered with", async () => {
    const { database } = api.runtime;
    const reported = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const [sound, broken] = [await declare(), await declare()];
    expect(await checkLogs(database, new Date())).toMatchObject({ incidents: 2, events: 2, faults: [] });
    expect(reported).not.toHaveBeenCalled();

    await database.pool.query("ALTER TABLE incident_event DISABLE TRIGGER USER");
    await database.pool.query(
      `UPDATE incident_event SET payload = payload || '{"title": "All is well"}' WHERE incident_id = $1`,
      [broken],
    );
    const check = await checkLogs(database, new Date());
    expect(check.faults).toEqual([{ incidentId: broken, seq: 1, fault: "altered_payload" }]);
    expect(String(reported.mock.calls[0]?.[0])).toContain(broken);
    expect(String(reported.mock.calls[0]?.[0])).not.toContain(sound);
    reported.mockRestore();
  });

  it("has no last result before the worker has run", async () => {
    expect(await lastLogCheck(api.runtime.database)).toBeNull();
  });
});

describe("clearing away", () => {
  it("removes what has run out and nothing else", async () => {
    const { database } = api.runtime;
    const { cookie } = await api.session(ada.id);
    const now = new Date();
    expect(await purgeExpired(database, now)).toEqual({
      sessions: 0,
      verifications: 0,
      links: 0,
      invitations: 0,
      attempts: 0,
      frames: 0,
    });
    const later = new Date(now.getTime() + 31 * 86_400_000);
    const gone = await purgeExpired(database, later);
    expect(gone["sessions"]).toBeGreaterThan(0);
    expect((await api.call("/api/account", { as: { cookie } })).status).toBe(401);
  });
});
