import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startTestApi, type TestApi, type TestPerson } from "@/test/api";
import { syntheticShop } from "@/test/synthetic-shop";
import { createFrameBuilder } from "@/lib/server/frame-builder";
import { createFrameReader } from "@/lib/server/frame-reader";

const WINDOW = "from=2026-03-01T12:00:00Z&to=2026-03-01T12:10:00Z";
const FAULT_US = Date.parse("2026-03-01T12:05:00Z") * 1_000;

let api: TestApi;
let observer: TestPerson;
beforeAll(async () => {
  api = await startTestApi();
  api.runtime.frames = createFrameReader(createFrameBuilder([syntheticShop({ faultFromUs: FAULT_US })]));
  observer = await api.person("observer");
});
afterAll(() => api.stop());

const read = (path: string, as: TestPerson | null = observer) => api.call(`/api/telemetry/${path}`, { as });
const paths = ["overview", "series", "lines", "patterns", "traces", `traces/${"f".repeat(32)}`, "map"];

describe("telemetry over HTTP", () => {
  it.each(paths)("%s is for those who are signed in, and names the field of a bad window", async (path) => {
    expect((await read(`${path}?${WINDOW}`, null)).status).toBe(401);
    const answer = await read(`${path}?from=2026-03-01T12:00:00Z&to=tomorrow&ids=0123456789abcdef`);
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid", errors: [{ path: "to" }] } });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  it("writes what is missing as null, never as a word that JSON does not have", async () => {
    for (const path of ["overview", "series", "patterns", "traces", "map"]) {
      const answer = await read(`${path}?${WINDOW}&compare=true`);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toMatch(/NaN|Infinity/);
    }
  });

  it("finds a trace by its id, and says where there is none", async () => {
    const { body } = await read(`traces?${WINDOW}`);
    const [, traceId] = /"traceId":"([\da-f]{32})"/.exec(JSON.stringify(body)) ?? [];
    expect(await read(`traces/${traceId}?${WINDOW}`)).toMatchObject({ status: 200, body: { traceId } });
    expect((await read(`traces/${"f".repeat(32)}?${WINDOW}`)).status).toBe(404);
    expect((await read(`traces/%00?${WINDOW}`)).status).toBe(404);
  });

  it("gives a token what its scopes give", async () => {
    const { bearer } = await api.token(observer, ["read"]);
    const answer = await api.call(`/api/telemetry/overview?${WINDOW}`, { as: { bearer } });
    expect(answer.status).toBe(200);
  });

  it("says what arrives", async () => {
    expect(await read("arrivals")).toMatchObject({
      status: 200,
      body: { senders: [], backends: [], storage: { oldestAt: null } },
    });
  });
});
