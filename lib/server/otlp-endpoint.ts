import type { Actor } from "@/lib/policy/actor";
import { exportResponse, type Signal } from "@/lib/telemetry/otlp/response";
import { sendTelemetry, sendTextLogs } from "@/lib/verbs/send-telemetry";
import type { Outcome } from "@/lib/wire/problem";

import { otlpResponse } from "./route-telemetry";
import type { Runtime } from "./runtime";
import type { VerbScope } from "./verb-context";

type Sent = {
  ctx: VerbScope & { actor: Actor };
  body: unknown;
  request: Request;
  runtime: Pick<Runtime, "telemetryRefusals" | "sampleTelemetry">;
};
type OtlpEndpoint = (call: Sent) => Promise<Outcome<never> | Response>;

/** An OTLP/HTTP endpoint: takes one signal, and answers in the format of the request. */
export function otlpEndpoint(signal: Signal): OtlpEndpoint {
  return async ({ ctx, body, request, runtime: { telemetryRefusals } }) => {
    const contentType = request.headers.get("content-type");
    const sent = await sendTelemetry(ctx, { signal, contentType, body });
    if (!sent.ok) return sent;
    const { rejected, format } = sent.value;
    if (rejected.count > 0) telemetryRefusals.note({ actor: ctx.actor, signal, reason: rejected.message });
    return otlpResponse(exportResponse(signal, rejected, format), format);
  };
}

/** The same endpoint for the telemetry of samples: it is kept apart, and what is refused of it is nobody's worry. */
export function ofSamples(endpoint: OtlpEndpoint): OtlpEndpoint {
  return ({ ctx, runtime, ...call }) => {
    const telemetry = runtime.sampleTelemetry;
    const telemetryRefusals = { ...runtime.telemetryRefusals, note: () => undefined };
    return endpoint({ ...call, ctx: { ...ctx, telemetry }, runtime: { ...runtime, telemetryRefusals } });
  };
}

/** Takes lines of text; answers with how many were not taken, and why. */
export async function textLogsEndpoint({
  ctx,
  body,
  query,
  request,
  runtime: { telemetryRefusals },
}: Sent & { query: URLSearchParams }): Promise<Outcome<{ rejected: number; message: string }>> {
  const contentType = request.headers.get("content-type");
  const sent = await sendTextLogs(ctx, { service: query.get("service"), contentType, body });
  if (sent.ok && sent.value.rejected > 0)
    telemetryRefusals.note({ actor: ctx.actor, signal: "logs", reason: sent.value.message });
  return sent;
}
