import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { HISTORY_SEED } from "@/lib/wire/samples";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";

let api: TestApi;
let manager: TestPerson;
beforeAll(async () => {
  api = await startTestApi();
  manager = await api.person("manager");
});
afterAll(() => api.stop());

const types = { csv: "text/csv", json: "application/json", ndjson: "application/x-ndjson" };

const send = (raw: string | Uint8Array<ArrayBuffer>, as: keyof typeof types, query = "source=Jira") =>
  api.call(`/api/imports/incidents?${query}`, {
    as: manager,
    method: "POST",
    raw,
    headers: { "content-type": types[as] },
  });

const csv = (...lines: string[]) =>
  ["external_id,title,severity,detected_at,resolved_at,services", ...lines].join("\r\n");
const found = async (title: string) => {
  const { body } = await api.call(`/api/incidents?q=${encodeURIComponent(title)}&state=all`, { as: manager });
  return z.object({ incidents: z.array(z.looseObject({ id: z.string(), kind: z.string() })) }).parse(body)
    .incidents;
};

const nothingTaken = { imported: 0, refused: 1 };
const unreadable = { code: "invalid", errors: expect.any(Array) };

describe("an import of past incidents", () => {
  it("checks without writing, writes, and writes nothing again", async () => {
    const file = csv(
      'A-1,"Quotes, and ""more""",SEV2,2026-01-02T03:04:00Z,2026-01-02T04:30:00+01:00,cart;pay',
      "A-2,Two,SEV3,2026-02-01T00:00:00Z,,",
    );
    const before = await api.countRows();
    const dry = await send(file, "csv", "source=Jira&dryRun=true");
    expect(dry).toMatchObject({ status: 200, body: { dryRun: true, read: 2, imported: 2, refused: 0 } });
    expect(await api.countRows()).toEqual(before);

    expect((await send(file, "csv")).body).toMatchObject({
      imported: 2,
      already: 0,
      doubts: [],
    });
    const [one] = await found("Quotes");
    expect(one).toMatchObject({ kind: "backfilled", severity: "SEV2", status: "closed" });

    const after = await api.countRows();
    expect((await send(file, "csv")).body).toMatchObject({ imported: 0, already: 2 });
    expect(await api.countRows()).toEqual(after);
    // Another source may have the same ids.
    expect((await send(file, "csv", "source=PagerDuty&dryRun=true")).body).toMatchObject({ imported: 2 });
  });

  it("reports each fault by line and field, and takes the rest", async () => {
    const file = csv(
      "B-1,Fine,SEV2,2026-01-02T03:04:00Z,,",
      "B-2,Odd,SEV9,yesterday,,",
      "B-3,Short,SEV2",
      "",
      "B-1,Twice,SEV2,2026-01-02T03:04:00Z,,",
      'B-4,"Over',
      'two lines",SEV2,2999-01-01T00:00:00Z,,',
      "B-5,No time,SEV1,,,",
      "B-6,Backwards,SEV1,2026-01-02T03:04:00Z,2026-01-01T00:00:00Z,",
    );
    const { status, body } = await send(file, "csv");
    expect(status).toBe(200);
    const report = z
      .object({
        imported: z.number(),
        refused: z.number(),
        faults: z.array(z.object({ line: z.number(), path: z.string() })),
      })
      .parse(body);
    expect(report).toMatchObject({ imported: 2, refused: 5 });
    expect(report.faults.map(({ line, path }) => `${line} ${path}`)).toEqual([
      "3 severity",
      "3 detected_at",
      "4 ",
      "6 external_id",
      "7 detected_at",
      "9 declared_at",
    ]);
    expect(body).toMatchObject({ doubts: [{ line: 10, path: "resolved_at" }] });
  });

  it("tells that an entry has changed since, and leaves the incident as it is", async () => {
    await send(csv("C-1,First words,SEV2,2026-01-02T03:04:00Z,,"), "csv");
    const { body } = await send(csv("C-1,Other words,SEV2,2026-01-02T03:04:00Z,,"), "csv");
    expect(body).toMatchObject({ imported: 0, refused: 1, faults: [{ line: 2, path: "external_id" }] });
    expect(await found("First words")).toHaveLength(1);
    expect(await found("Other words")).toHaveLength(0);
  });

  it("takes JSON and lines of JSON, with follow-ups", async () => {
    const entry = {
      externalId: "D-1",
      title: "From JSON",
      milestones: { detected: "2026-01-02T03:04:00Z" },
      followUps: [{ title: "Alert", kind: "detect", dueOn: "2026-02-01" }],
    };
    expect((await send(JSON.stringify({ incidents: [entry] }), "json")).body).toMatchObject({ imported: 1 });
    const lines = `${JSON.stringify({ ...entry, externalId: "D-2" })}\nnot JSON\n${JSON.stringify(entry)}`;
    expect((await send(lines, "ndjson")).body).toMatchObject({
      imported: 1,
      already: 1,
      faults: [{ line: 2, reason: "is not JSON" }],
    });
  });

  it("imports each once when the same file comes twice at the same time", async () => {
    const file = csv(
      ...Array.from({ length: 40 }, (_, at) => `E-${at},At once ${at},SEV4,2026-01-02T03:04:00Z,,`),
    );
    const reports = await Promise.all([send(file, "csv"), send(file, "csv"), send(file, "csv")]);
    const counts = z
      .array(z.object({ body: z.object({ imported: z.number(), already: z.number(), refused: z.number() }) }))
      .parse(reports);
    expect(counts.map(({ body }) => body.imported + body.already)).toEqual([40, 40, 40]);
    expect(await found("At once 7")).toHaveLength(1);
  });

  it.each([
    ["a misspelt column", csv().replace("title", "titel"), "csv", 422],
    ["an empty file", "", "csv", 422],
    ["a quote without end", `${csv()}\r\nF-1,"${"x".repeat(300_000)}`, "csv", 200],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0x00]), "csv", 422],
    ["JSON of another shape", '{"a":1}', "json", 422],
    ["half a JSON", "[{", "json", 422],
    ["a NUL", `${csv()}\r\nF-2,a\u0000b,SEV1,2026-01-02T03:04:00Z,,`, "csv", 200],
  ] as const)("says what is wrong with %s, and writes nothing", async (_what, raw, as, status) => {
    const before = await api.countRows();
    const answer = await send(raw, as);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(status === 200 ? nothingTaken : unreadable);
    expect(await api.countRows()).toEqual(before);
  });

  it("is for those who may, of a known type, from a named source", async () => {
    const responder = await api.person("responder");
    const path = "/api/imports/incidents?source=Jira";
    const csvType = { "content-type": "text/csv" };
    expect(
      await api.call(path, { as: responder, method: "POST", raw: csv(), headers: csvType }),
    ).toMatchObject({ status: 403 });
    expect(
      await api.call(path, {
        as: manager,
        method: "POST",
        raw: "x",
        headers: { "content-type": "text/html" },
      }),
    ).toMatchObject({ status: 415 });
    expect(await send(csv(), "csv", "dryRun=true")).toMatchObject({ status: 422 });
  });
});

const load = () =>
  api.call("/api/samples/history", { as: manager, method: "POST", body: { seed: HISTORY_SEED, days: 40 } });
const isLoaded = async () => {
  const { body } = await api.call("/api/samples", { as: manager });
  return z.object({ historyLoaded: z.boolean() }).parse(body).historyLoaded;
};

describe("a generated history", () => {
  const counts = z.object({ loaded: z.number(), already: z.number() });

  it("is loaded once as samples, taken away in one go, and can be loaded again", async () => {
    expect(await isLoaded()).toBe(false);
    const first = counts.parse((await load()).body);
    expect(await isLoaded()).toBe(true);
    expect(first.loaded).toBeGreaterThan(10);
    expect(counts.parse((await load()).body)).toEqual({ loaded: 0, already: first.loaded });
    const removed = await api.call("/api/samples", { as: manager, method: "DELETE" });
    expect(removed.body).toEqual({ removed: first.loaded });
    expect(await isLoaded()).toBe(false);
    expect(counts.parse((await load()).body)).toEqual({ loaded: first.loaded, already: 0 });
  });
});
