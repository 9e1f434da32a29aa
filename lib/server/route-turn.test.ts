import { once } from "node:events";
import { createServer, request, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";

import { createRouteTurns } from "./route-turn";

const SOON_MS = 50;

const begun: { path: string; response: ServerResponse }[] = [];
/** Longer than any test. */
const FOR_EVER_MS = 60_000;
let inTurn = createRouteTurns({ turnMs: FOR_EVER_MS });
const server = createServer((asked, response) => {
  inTurn(asked, response, () => begun.push({ path: asked.url ?? "", response }));
});

beforeEach(async () => {
  begun.length = 0;
  inTurn = createRouteTurns({ turnMs: FOR_EVER_MS });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

function send(method: string, path: string, authorization?: string) {
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const sent = request({
    port,
    host: "127.0.0.1",
    method,
    path,
    headers: { ...(authorization && { authorization }) },
  });
  sent.on("error", () => undefined);
  sent.on("response", (answer) => answer.resume());
  sent.end();
  return sent;
}

const paths = () => begun.map(({ path }) => path);

describe("turns of writes", () => {
  it("are by sender: who sends many waits for its own, and nobody else does", async () => {
    for (let at = 0; at < 4; at++) send("POST", "/many", "crowd");
    await expect.poll(paths).toEqual(Array.from({ length: 2 }, () => "/many"));
    send("POST", "/one", "other");
    send("GET", "/read", "crowd");
    await expect.poll(() => paths().slice(2).sort()).toEqual(["/one", "/read"]);
    await sleep(SOON_MS);
    expect(begun).toHaveLength(4);
    begun[0]?.response.end();
    await expect.poll(() => begun.length).toBe(5);
    begun[1]?.response.end();
    await expect.poll(() => begun.length).toBe(6);
  });

  it("go on where somebody has gone without an answer, before or after they began", async () => {
    const first = Array.from({ length: 2 }, () => send("POST", "/first", "one"));
    await expect.poll(() => begun.length).toBe(2);
    const impatient = send("POST", "/impatient", "one");
    await sleep(SOON_MS);
    send("POST", "/patient", "one");
    await sleep(SOON_MS);
    impatient.destroy();
    await sleep(SOON_MS);
    expect(begun).toHaveLength(2);
    first[0]?.destroy();
    await expect.poll(() => paths().slice(2)).toEqual(["/patient"]);
  });

  it("are over for what takes long", async () => {
    inTurn = createRouteTurns({ turnMs: SOON_MS });
    for (let at = 0; at < 6; at++) send("POST", "/slow", "one");
    await expect.poll(() => begun.length).toBe(6);
  });

  it("are not for those who show nothing to be known by", async () => {
    for (let at = 0; at < 6; at++) send("POST", "/");
    await expect.poll(() => begun.length).toBe(6);
  });
});
