import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createTelemetryLimit } from "@/lib/server/rate-limit-writes";
import { TELEMETRY_BODY_LIMIT } from "@/lib/server/route-telemetry";
import { installRuntime } from "@/lib/server/runtime";
import { startTestApi, type TestApi } from "@/test/api";
import { decodeMessage } from "@/test/otlp-schema";
import { sentLogs, sentPoints, sentSpans } from "@/test/telemetry";

const HOUR_US = 3_600_000_000;
/** Lately: what is older than it may be is not taken. */
const T0 = Math.floor(Date.now() / 3_600_000 - 1) * HOUR_US;
const PROTOBUF = "application/x-protobuf";

let api: TestApi;
let as: { bearer: string };

beforeAll(async () => {
  api = await startTestApi();
  as = await api.token(await api.person("responder"), ["ingest"]);
});

afterAll(() => api.stop());

const post = (
  path: string,
  raw: Uint8Array<ArrayBuffer> | string,
  headers: Record<string, string> = {},
  who: { bearer: string } | null = as,
) => api.call(path, { as: who, method: "POST", raw, headers: { "content-type": PROTOBUF, ...headers } });

const kept = () => api.runtime.telemetry.read({ fromUs: 0, toUs: 2 ** 53 });
const bomb = () => new Uint8Array(gzipSync(new Uint8Array(TELEMETRY_BODY_LIMIT + 1)));
const rest = (answer: { text: string }) => new TextEncoder().encode(answer.text);

describe("telemetry over HTTP", () => {
  it("is kept once it is answered, of every signal, plain and gzip", async () => {
    const answers = [
      await post("/v1/traces", sentSpans(T0, 7).body),
      await post("/v1/metrics", sentPoints(T0, 5).body),
      await post("/v1/logs", new Uint8Array(gzipSync(sentLogs(T0, 3).body)), { "content-encoding": "gzip" }),
    ];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [200, ""],
      [200, ""],
      [200, ""],
    ]);
    expect(answers[0]?.headers.get("content-type")).toBe(PROTOBUF);
    const { spans, points, logs } = await kept();
    expect([spans.traceId.length, points.value.length, logs.body.length]).toEqual([7, 5, 3]);
  });

  it("that is usable in part is answered with what is not, in its own format", async () => {
    const span = {
      traceId: "5b8efff798038103d269b633813fc60c",
      spanId: "eee19b7ec3c1b174",
      startTimeUnixNano: `${T0}000`,
    };
    const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span, {}] }] }] });
    const answer = await post("/v1/traces", body, { "content-type": "application/json; charset=utf-8" });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        partialSuccess: {
          rejectedSpans: "1",
          errorMessage: "1 spans were not taken: 1 without a valid trace id.",
        },
      },
    ]);
  });

  it("of a time that is not kept is answered with the reason, and not stored", async () => {
    for (const [timeUs, reason] of [
      [Date.now() * 1_000 + 2 * HOUR_US, "more than an hour ahead of the clock here"],
      [Date.now() * 1_000 - 15 * 24 * HOUR_US, "before what is kept"],
    ] as const) {
      const answers = [
        await post("/v1/traces", sentSpans(timeUs, 2).body),
        await post("/v1/metrics", sentPoints(timeUs, 2).body),
        await post("/v1/logs", sentLogs(timeUs, 2).body),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(200);
        expect(decodeMessage("TracesResponse", rest(answer))).toMatchObject({
          partialSuccess: { rejected: "2", errorMessage: expect.stringContaining(reason) },
        });
      }
      const { spans, points, logs } = await api.runtime.telemetry.read({
        fromUs: timeUs,
        toUs: timeUs + 10,
      });
      expect([spans.traceId, [...points.value], logs.body]).toEqual([[], [], []]);
    }
  });

  it("as lines of text is kept under the service that is named", async () => {
    const lines = '{"level":"error","msg":"text one"}\ntext two\n\n';
    const answer = await post("/v1/logs/text?service=cart", lines, { "content-type": "text/plain" });
    expect([answer.status, answer.body]).toEqual([200, { rejected: 0, message: "" }]);
    const { logs } = await kept();
    const found = [...logs.service].flatMap((index, row) =>
      logs.texts[index] === "cart" ? [logs.body[row]] : [],
    );
    expect(new Set(found)).toEqual(new Set(["text one", "text two"]));
  });
});

describe("a request that is not taken", () => {
  it.each([
    ["malformed", 400, 3, { body: () => Uint8Array.of(0x0a, 0x7f), headers: {} }],
    ["no gzip", 400, 3, { body: () => Uint8Array.of(1, 2), headers: { "content-encoding": "gzip" } }],
    ["a bomb", 413, 3, { body: bomb, headers: { "content-encoding": "gzip" } }],
    ["too large", 413, 3, { body: () => new Uint8Array(TELEMETRY_BODY_LIMIT + 1), headers: {} }],
    ["in another encoding", 415, 3, { body: () => new Uint8Array(), headers: { "content-encoding": "br" } }],
  ])("as it is %s is answered with %i and a Status", async (_, status, code, { body, headers }) => {
    const answer = await post("/v1/traces", body(), headers);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, PROTOBUF]);
    expect(decodeMessage("RpcStatus", rest(answer))).toMatchObject({ code });
  });

  it("for its type, its token or its scope is answered in words that a sender reads", async () => {
    const type = await post("/v1/logs", "x", { "content-type": "text/plain" });
    expect([type.status, type.body]).toMatchObject([415, { code: 3 }]);
    const nobody = await post("/v1/logs", "", {}, null);
    expect([nobody.status, nobody.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="parallax"']);
    expect(decodeMessage("RpcStatus", rest(nobody))).toMatchObject({ code: 16 });
    const reader = await api.token(await api.person("owner"), ["read", "write"]);
    expect((await post("/v1/logs", "", {}, reader)).status).toBe(403);
    expect((await api.call("/api/incidents", { as })).status).toBe(403);
  });

  it("is remembered for the page of sources, by sender and signal", async () => {
    const person = await api.person("responder", { name: "Grace" });
    const sender = await api.token(person, ["ingest"]);
    await post("/v1/traces", Uint8Array.of(0x0a, 0x7f), {}, sender);
    await post("/v1/traces", Uint8Array.of(1, 2), { "content-encoding": "gzip" }, sender);
    await post("/v1/metrics", sentPoints(1, 2).body, {}, sender);
    const { body } = await api.call("/api/telemetry/arrivals", { as: person });
    expect(body).toMatchObject({
      refused: expect.arrayContaining([
        expect.objectContaining({
          sender: "a token of Grace",
          signal: "traces",
          reason: "The body is not valid gzip.",
          times: 2,
        }),
        expect.objectContaining({
          sender: "a token of Grace",
          signal: "metrics",
          reason: "2 data points were not taken: 2 with a time before what is kept.",
        }),
        expect.objectContaining({ sender: "somebody without a valid token", signal: "logs" }),
      ]),
    });
  });

  it("for there are too many says when to come back", async () => {
    const { runtime } = api;
    installRuntime({
      ...runtime,
      limitTelemetry: createTelemetryLimit(() => 0),
      telemetryTurnstile: { enter: () => false, leave() {} },
    });
    const answer = await post("/v1/traces", sentSpans(T0, 1).body);
    installRuntime(runtime);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(decodeMessage("RpcStatus", rest(answer))).toMatchObject({ code: 8 });
  });
});

describe("an address, method or type that is none", () => {
  const paths = ["/v1/traces", "/v1/metrics", "/v1/logs", "/v1/logs/text"];

  it.each(["/v1", "/v1/traces/v1/traces", "/v1/profiles"])(
    "%s is 404 with where telemetry goes",
    async (path) => {
      const answer = await post(path, sentSpans(T0, 1).body);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
      expect(answer.body).toMatchObject({ status: 404, code: "not_found" });
      expect(answer.text).toContain(paths.join(", "));
    },
  );

  it.each(paths)("another method on %s is 405 with the one there is", async (path) => {
    for (const method of ["GET", "PUT", "DELETE"]) {
      const answer = await api.call(path, { as, method });
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
      expect(answer.body).toMatchObject({ status: 405, code: "method_not_allowed" });
    }
  });

  it.each(["application/grpc", "application/grpc+proto"])("%s is 415 and says what to set", async (type) => {
    for (const path of paths.slice(0, 3)) {
      const answer = await post(path, Uint8Array.of(0, 0, 0, 0, 0), { "content-type": type });
      expect([answer.status, answer.body]).toMatchObject([415, { code: 3 }]);
      expect(answer.text).toContain("http/protobuf");
    }
    const text = await post("/v1/logs/text", "x", { "content-type": type });
    expect([text.status, text.body]).toMatchObject([415, { code: "unsupported_media_type" }]);
  });
});
