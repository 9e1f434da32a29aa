import type { MessagePort } from "node:worker_threads";

import { decodeSent } from "./decode-sent";
import type { FromThread, ToDecoder, ToOwner } from "./messages";
import { countRows } from "./packed-rows";

/**
 * Decodes requests, in a thread of its own, until that is ended. Rows go straight to the owner of the database, which
 * answers once they are durable; where there are none, the answer comes from here.
 */
export function decodeTelemetry(port: MessagePort, owner: MessagePort): void {
  function decode({ id, sent, times }: ToDecoder): FromThread | null {
    try {
      const decoded = decodeSent(sent, times);
      if (!decoded.ok) return { id, value: { ok: false, why: "malformed", reason: decoded.reason } };
      const { rows, rejected } = decoded;
      if (countRows(rows) === 0) return { id, value: { ok: true, rows: 0, rejected } };
      // A thread is no window: it has no origin.
      owner.postMessage({ id, question: { kind: "take", rows, rejected } } satisfies ToOwner, []);
      return null;
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : String(error) };
    }
  }

  port.on("message", (message: ToDecoder) => {
    const answer = decode(message);
    if (answer) port.postMessage(answer);
  });
  port.postMessage({ ready: true } satisfies FromThread);
}
