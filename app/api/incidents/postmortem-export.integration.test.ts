import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startTestApi, type TestApi, type TestPerson } from "@/test/api";

let api: TestApi;
let ada: TestPerson;
let incidentId: string;

beforeAll(async () => {
  api = await startTestApi();
  ada = await api.person("responder", { name: "Ada Byron" });
  const body = { commandId: randomUUID(), title: "Queues <b>grow</b>", severity: "SEV2" };
  const declared = await api.call("/api/incidents", { method: "POST", as: ada, body });
  incidentId = String(Reflect.get(Object(declared.body), "incidentId"));
});
afterAll(() => api.stop());

const exportOf = (query: string, as = ada) =>
  api.call(`/api/incidents/${incidentId}/postmortem/export?${query}`, { as });

describe("the export of a postmortem", () => {
  it("is nothing before there is one, and then a file of each format", async () => {
    expect((await exportOf("format=html")).status).toBe(404);
    const body = { commandId: randomUUID() };
    const path = `/api/incidents/${incidentId}/postmortem`;
    expect((await api.call(path, { method: "POST", as: ada, body })).status).toBe(201);

    for (const [format, type] of [
      ["markdown", "text/markdown; charset=utf-8"],
      ["html", "text/html; charset=utf-8"],
      ["json", "application/json"],
    ] as const) {
      const answer = await exportOf(`format=${format}&names=roles`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe(type);
      expect(answer.headers.get("content-disposition")).toMatch(
        /^attachment; filename="postmortem-inc-\d+\./,
      );
      expect(answer.text).toContain("grow");
      expect(answer.text).not.toMatch(format === "html" ? /Ada|Byron|<b>grow/ : /Ada|Byron/);
    }
  });

  it("says what cannot be asked, and is not there for who may not see the incident", async () => {
    expect((await exportOf("format=docx")).status).toBe(422);
    expect((await exportOf("format=html&names=none")).status).toBe(422);
    expect((await exportOf("format=html&version=9")).status).toBe(404);
    expect(
      (await api.call(`/api/incidents/${randomUUID()}/postmortem/export?format=html`, { as: ada })).status,
    ).toBe(404);
  });
});
