import type { Actor } from "@/lib/policy/actor";
import { type Format, formatHint, formatOf } from "@/lib/telemetry/otlp/format";
import type { Signal } from "@/lib/telemetry/otlp/response";
import type { Rejected } from "@/lib/telemetry/otlp/rejections";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import type { Sent, Taken } from "@/lib/telemetry/store-port";

import { refuseWithout } from "./refuse-without";

type TelemetryContext = {
  actor: Actor;
  now: () => Date;
  telemetry: { take: (sent: Sent) => Promise<Taken> };
};

/** Keeps an OTLP request; answers once it is durable, with what of it could not be used. */
export async function sendTelemetry(
  ctx: TelemetryContext,
  { signal, contentType, body }: { signal: Signal; contentType: string | null; body: unknown },
): Promise<Outcome<{ rejected: Rejected; format: Format }>> {
  const refusal = refuseWithout(ctx.actor, "send telemetry");
  if (refusal) return refusal;
  const format = formatOf(contentType);
  if (!format) return failure("unsupported_media_type", formatHint(contentType));
  const taken = await keep(ctx, { signal, format, body, service: "" });
  return taken.ok ? success({ rejected: taken.value, format }) : taken;
}

const LONGEST_SERVICE = 255;
const BINARY = /^\s*application\/(x-protobuf|grpc)\b/i;

/** Keeps lines of text, JSON or plain, as log records of a service; answers once they are durable. */
export async function sendTextLogs(
  ctx: TelemetryContext,
  { service, contentType, body }: { service: string | null; contentType: string | null; body: unknown },
): Promise<Outcome<{ rejected: number; message: string }>> {
  const refusal = refuseWithout(ctx.actor, "send telemetry");
  if (refusal) return refusal;
  // Shippers of lines call them by many names; these two are never lines.
  if (BINARY.test(contentType ?? ""))
    return failure("unsupported_media_type", "Send lines of text here, and OTLP to /v1/logs.");
  const named = (service ?? "").slice(0, LONGEST_SERVICE);
  const taken = await keep(ctx, { signal: "text logs", format: "json", body, service: named });
  return taken.ok ? success({ rejected: taken.value.count, message: taken.value.message }) : taken;
}

async function keep(
  { telemetry, now }: TelemetryContext,
  { body, ...sent }: Pick<Sent, "signal" | "format" | "service"> & { body: unknown },
): Promise<Outcome<Rejected>> {
  const bytes = isOwnBytes(body) ? body : new Uint8Array();
  const taken = await telemetry.take({ ...sent, body: bytes, receivedUs: now().getTime() * 1_000 });
  if (taken.ok) return success(taken.rejected);
  if (taken.why !== "busy") return failure(taken.why === "malformed" ? "invalid" : "conflict", taken.reason);
  const { retryAfterSeconds } = taken;
  return failure("rate_limited", "More has come than can be kept at once: try again.", { retryAfterSeconds });
}

/** Bytes in memory that can be handed over to another thread. */
function isOwnBytes(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array && body.buffer instanceof ArrayBuffer;
}
