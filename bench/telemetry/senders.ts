/** The senders' side: each sends its next request when its last is answered, as fast as it is let. */
import { setTimeout as sleep } from "node:timers/promises";

import { serve } from "../log/messages";
import { logsBody, pointsBody, ROWS_PER_BODY, spansBody } from "./bodies";
import { type BenchSignal, BODIES, FROM_US } from "./plan";

const makers = { traces: spansBody, metrics: pointsBody, logs: logsBody };

type Push = { url: string; token: string; signal: BenchSignal; senders: number; seconds: number };

const handlers = {
  /** Rows that were acknowledged, in how many seconds, and how many requests were turned away. */
  async push({ url, token, signal, senders, seconds }: Push) {
    const bodies = Array.from({ length: BODIES }, (_, index) =>
      makers[signal](FROM_US + index * 50_000, index % 12),
    );
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/x-protobuf" };
    const from = performance.now();
    let acknowledged = 0;
    let turnedAway = 0;
    const send = async (sender: number) => {
      for (let at = sender; performance.now() - from < seconds * 1_000; at += senders) {
        const body = bodies[at % bodies.length] ?? null;
        const response = await fetch(`${url}/v1/${signal}`, { method: "POST", headers, body });
        const answer = await response.arrayBuffer();
        if (response.status === 200 && answer.byteLength === 0) acknowledged += ROWS_PER_BODY;
        else if (response.status !== 429) throw new Error(`${response.status}`);
        else {
          turnedAway += 1;
          await sleep(Number(response.headers.get("retry-after")) * 1_000);
        }
      }
    };
    await Promise.all(Array.from({ length: senders }, (_, sender) => send(sender)));
    return { acknowledged, seconds: (performance.now() - from) / 1_000, turnedAway };
  },
};

export type Senders = typeof handlers;
serve(handlers);
