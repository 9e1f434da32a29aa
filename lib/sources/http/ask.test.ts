import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";

import { ask, type AskLimits } from "./ask";

const LIMITS: AskLimits = {
  timeoutMs: 10_000,
  bytes: 1_000,
  retry: { attempts: 3, pauseMs: 1, longestPauseMs: 2_000 },
};
const never = new AbortController().signal;

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Answers each request in turn, the last answer again and again. Gives its address and what it was asked. */
async function answering(...answers: ((response: ServerResponse) => void)[]) {
  const asked: IncomingMessage[] = [];
  server = createServer((request, response) => {
    asked.push(request);
    request.resume();
    (answers[asked.length - 1] ?? answers.at(-1))?.(response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { url: new URL(`http://127.0.0.1:${port}/query`), asked };
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(code, headers).end("because");
const text = (body: string) => (response: ServerResponse) => void response.end(body);

const read = (
  url: URL,
  more: { limits?: Partial<AskLimits>; signal?: AbortSignal; form?: URLSearchParams } = {},
) =>
  ask(
    { url, headers: { authorization: "Bearer secret" }, form: more.form ?? null },
    { limits: { ...LIMITS, ...more.limits }, signal: more.signal ?? never, readError: (body) => body },
  );

describe("ask", () => {
  it.each([429, 500, 502, 503])("asks again after a %s", async (code) => {
    const { url, asked } = await answering(status(code), status(code), text("at last"));
    expect(await read(url)).toEqual({ ok: true, value: "at last" });
    expect(asked).toHaveLength(3);
  });

  it("asks again where the connection broke", async () => {
    const { url, asked } = await answering((response) => void response.destroy(), text("at last"));
    expect(await read(url)).toEqual({ ok: true, value: "at last" });
    expect(asked).toHaveLength(2);
  });

  it("gives up after so many attempts, and says why", async () => {
    const { url, asked } = await answering(status(503));
    expect(await read(url)).toEqual({
      ok: false,
      failure: { kind: "unreachable", reason: "It answered 503: because" },
    });
    expect(asked).toHaveLength(3);
  });

  it.each([
    [400, "refused"],
    [401, "unauthorised"],
    [403, "unauthorised"],
    [404, "refused"],
    [422, "refused"],
  ])("takes a %s as final: %s", async (code, kind) => {
    const { url, asked } = await answering(status(code));
    const answer = await read(url);
    expect(answer.ok ? null : answer.failure.kind).toBe(kind);
    expect(asked).toHaveLength(1);
  });

  it("asks again when Retry-After says, and not where that is too long to wait", async () => {
    const soon = await answering(status(429, { "retry-after": "0" }), text("at last"));
    expect(await read(soon.url)).toEqual({ ok: true, value: "at last" });
    server?.close();
    const late = await answering(status(429, { "retry-after": "3600" }));
    expect(await read(late.url)).toEqual({
      ok: false,
      failure: { kind: "busy", reason: "It answered 429: because" },
    });
    expect(late.asked).toHaveLength(1);
  });

  it("takes no more than so much, unpacked", async () => {
    const bomb = gzipSync("x".repeat(1_000_000));
    const { url } = await answering(
      (response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    const answer = await read(url);
    expect(answer.ok ? null : answer.failure.kind).toBe("too_large");
    server?.close();
    const endless = await answering((response) => {
      const more = setInterval(() => response.write("y".repeat(500)), 1);
      response.once("close", () => clearInterval(more));
    });
    const cut = await read(endless.url);
    expect(cut.ok ? null : cut.failure.kind).toBe("too_large");
  });

  it("does not wait for ever, neither for an answer nor for its end", async () => {
    const limits = { timeoutMs: 300, retry: { ...LIMITS.retry, attempts: 2 } };
    const silent = await answering(() => {});
    expect(await read(silent.url, { limits })).toEqual({
      ok: false,
      failure: { kind: "timeout", reason: "There was no answer within 0.3 s" },
    });
    expect(silent.asked).toHaveLength(2);
    server?.closeAllConnections();
    server?.close();
    const halting = await answering((response) => void response.write("so far"));
    const answer = await read(halting.url, { limits });
    expect(answer.ok ? null : answer.failure.kind).toBe("timeout");
  });

  it("does not carry secrets where it is redirected to", async () => {
    const { url, asked } = await answering(status(302, { location: "/elsewhere" }));
    const answer = await read(url);
    expect(answer.ok ? null : answer.failure.reason).toBe("It answered 302: because");
    expect(asked.map((request) => request.url)).toEqual(["/query"]);
  });

  it("sends forms by POST", async () => {
    const { url, asked } = await answering(text("ok"));
    await read(url, { form: new URLSearchParams({ query: "up" }) });
    expect(asked[0]).toMatchObject({
      method: "POST",
      headers: {
        authorization: "Bearer secret",
        "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
      },
    });
  });

  it("stops where it is told to: while it waits for an answer, and between attempts", async () => {
    const reason = new Error("nobody waits any more");
    const asking = new AbortController();
    const silent = await answering(() => asking.abort(reason));
    await expect(read(silent.url, { signal: asking.signal })).rejects.toBe(reason);
    server?.closeAllConnections();
    server?.close();
    const pausing = new AbortController();
    const busy = await answering((response) => {
      response.once("close", () => pausing.abort(reason));
      status(503, { "retry-after": "2" })(response);
    });
    await expect(read(busy.url, { signal: pausing.signal })).rejects.toBe(reason);
  });
});
