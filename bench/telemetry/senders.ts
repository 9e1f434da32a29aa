/** The senders' side: each keeps a few requests on their way, and sends the next when one is answered. */
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { serve } from "../log/messages";
import { readCaptured } from "./captured";
import type { BenchSignal } from "./plan";

/** Of each sender. Exporters do so: the SDK's has 30 at most, a Collector's ten. */
const IN_FLIGHT = 4;

type Push = {
  url: string;
  token: string;
  captured: string;
  signal: BenchSignal;
  senders: number;
  seconds: number;
};

type Answer = { status: number; bytes: number; retryAfterSeconds: number };

const handlers = {
  /** Rows that were acknowledged, in how many seconds, and how many requests were turned away. */
  async push({ url, token, captured, signal, senders, seconds }: Push) {
    const bodies = readCaptured(captured, signal);
    const agent = new Agent({ keepAlive: true, maxSockets: senders * IN_FLIGHT });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/x-protobuf" };
    const from = performance.now();
    let acknowledged = 0;
    let turnedAway = 0;

    const post = (body: Uint8Array) =>
      new Promise<Answer>((resolve, reject) => {
        const options = { method: "POST", agent, headers: { ...headers, "content-length": body.length } };
        const sent = request(`${url}/v1/${signal}`, options, (response) => {
          let bytes = 0;
          response.on("data", (chunk: Buffer) => (bytes += chunk.length));
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              bytes,
              retryAfterSeconds: Number(response.headers["retry-after"]),
            }),
          );
        });
        sent.on("error", reject);
        sent.end(body);
      });

    const lanes = senders * IN_FLIGHT;
    const send = async (lane: number) => {
      for (let at = lane; performance.now() - from < seconds * 1_000; at += lanes) {
        const one = bodies[at % bodies.length];
        if (!one) throw new Error("Nothing was captured.");
        const { status, bytes, retryAfterSeconds } = await post(one.sent.body);
        if (status === 200 && bytes === 0) acknowledged += one.rows;
        else if (status !== 429) throw new Error(`${status}, ${bytes} bytes`);
        else {
          turnedAway += 1;
          await sleep(retryAfterSeconds * 1_000);
        }
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => send(lane)));
    agent.destroy();
    return {
      acknowledged,
      seconds: (performance.now() - from) / 1_000,
      turnedAway,
      cpuSeconds: cpuSeconds(),
    };
  },
};

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

export type Senders = typeof handlers;
serve(handlers);
