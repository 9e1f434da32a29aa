import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { verbContext } from "@/lib/server/verb-context";
import { openReportShare } from "@/lib/verbs/open-report-share";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";

let api: TestApi;
let manager: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  manager = await api.person("manager", { name: "Mia" });
});

afterAll(() => api.stop());

const query = "from=2026-01-01&to=2026-03-31&severity=SEV1&service=cart";
const answer = z.object({ share: z.object({ id: z.string() }), link: z.url() });

async function shared(body: object = {}): Promise<{ id: string; token: string }> {
  const made = await api.call("/api/report-shares", {
    as: manager,
    method: "POST",
    body: { query, days: 7, note: "For the board", ...body },
  });
  expect(made.status).toBe(201);
  const { share, link } = answer.parse(made.body);
  expect(link.startsWith(`${api.runtime.environment.origin}/reports/shared/`)).toBe(true);
  return { id: share.id, token: link.split("/").at(-1) ?? "" };
}

async function opened(token: string) {
  const outcome = await openReportShare(verbContext(api.runtime, null), token);
  return outcome.ok ? outcome.value : outcome.problem;
}

async function declare(details: object): Promise<void> {
  const { status } = await api.call("/api/incidents", {
    as: manager,
    method: "POST",
    body: {
      commandId: crypto.randomUUID(),
      title: "Cart is down",
      severity: "SEV1",
      kind: "backfilled",
      status: "resolved",
      occurredAt: "2026-02-01T10:00:00Z",
      impactStartedAt: "2026-02-01T09:30:00Z",
      ...details,
    },
  });
  expect(status).toBe(201);
}

describe("a link to a report", () => {
  it("is shown once and kept as a digest", async () => {
    const { id, token } = await shared();
    const listed = await api.call("/api/report-shares", { as: manager });
    expect(listed.body).toMatchObject({
      shares: expect.arrayContaining([
        expect.objectContaining({ id, note: "For the board", createdBy: "Mia" }),
      ]),
    });
    expect(listed.text).not.toContain(token);
    expect(JSON.stringify(await api.runtime.database.prisma.reportShare.findMany())).not.toContain(token);
  });

  it("opens the report that it was made of, with the numbers of now and nothing restricted", async () => {
    const { token } = await shared({ query: "from=2026-01-01&to=2026-03-31&severity=SEV1" });
    expect(await opened(token)).toMatchObject({
      state: "open",
      createdBy: "Mia",
      report: {
        period: { from: "2026-01-01", to: "2026-03-31" },
        filter: { severities: ["SEV1"] },
        incidents: 0,
      },
    });
    await declare({});
    await declare({ restricted: true });
    expect(await opened(token)).toMatchObject({ report: { incidents: 1, leftOut: [] } });
  });

  it("opens nothing once it is revoked, by whoever may share", async () => {
    const { id, token } = await shared();
    const other = await api.person("owner");
    const revoke = () => api.call(`/api/report-shares/${id}`, { as: other, method: "DELETE" });
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(404);
    expect(await opened(token)).toEqual({ state: "revoked" });
    expect((await api.call("/api/report-shares", { as: manager })).text).not.toContain(id);
  });

  it("opens nothing once it has ended, and is not listed then", async () => {
    const { id, token } = await shared();
    await api.runtime.database.prisma.reportShare.update({
      where: { id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await opened(token)).toEqual({ state: "expired" });
    expect((await api.call("/api/report-shares", { as: manager })).text).not.toContain(id);
  });

  it("opens nothing where it is another, or its own digest", async () => {
    const { id, token } = await shared();
    const { tokenHash } = await api.runtime.database.prisma.reportShare.findUniqueOrThrow({ where: { id } });
    for (const wrong of [`${token}x`, token.slice(1), tokenHash, id])
      expect(await opened(wrong)).toEqual({ state: "unknown" });
    for (const none of ["", "x".repeat(201)]) expect(await opened(none)).toMatchObject({ code: "invalid" });
  });

  it.each([
    [{ days: 2 }, "days"],
    [{ days: "7" }, "days"],
    [{ note: "x".repeat(201) }, "note"],
    [{ query: 1 }, "query"],
  ])("is not made from %j", async (body, path) => {
    const refused = await api.call("/api/report-shares", {
      as: manager,
      method: "POST",
      body: { query, days: 7, note: "", ...body },
    });
    expect(refused.body).toMatchObject({ status: 422, errors: [{ path }] });
  });
});
