import type { Sent, Taken } from "@/lib/telemetry/store-port";

/** Bytes of bodies that may be on their way to the disk at once. More is turned away, not kept. */
const MOST_PENDING_BYTES = 48 * 1024 * 1024;
const RETRY_AFTER_SECONDS = 1;

/** Takes what is sent where not too much is on its way already; one body is always taken, however large. */
export function boundedTake(take: (sent: Sent) => Promise<Taken>): (sent: Sent) => Promise<Taken> {
  let pendingBytes = 0;
  return async (sent) => {
    // Its buffer may be gone afterwards.
    const bytes = sent.body.byteLength;
    if (pendingBytes > 0 && pendingBytes + bytes > MOST_PENDING_BYTES)
      return { ok: false, why: "busy", retryAfterSeconds: RETRY_AFTER_SECONDS };
    pendingBytes += bytes;
    try {
      return await take(sent);
    } finally {
      pendingBytes -= bytes;
    }
  };
}
