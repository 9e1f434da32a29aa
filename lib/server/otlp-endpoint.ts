import type { Actor } from "@/lib/policy/actor";
import { exportResponse, type Signal } from "@/lib/telemetry/otlp/response";
import { sendTelemetry } from "@/lib/verbs/send-telemetry";
import type { Outcome } from "@/lib/wire/problem";

import { otlpResponse } from "./route-telemetry";
import type { VerbScope } from "./verb-context";

type OtlpCall = { ctx: VerbScope & { actor: Actor }; body: unknown; request: Request };

/** An OTLP/HTTP endpoint: takes one signal, and answers in the format of the request. */
export function otlpEndpoint(signal: Signal): (call: OtlpCall) => Promise<Outcome<never> | Response> {
  return async ({ ctx, body, request }) => {
    const contentType = request.headers.get("content-type");
    const sent = await sendTelemetry(ctx, { signal, contentType, body });
    if (!sent.ok) return sent;
    const { rejected, format } = sent.value;
    return otlpResponse(exportResponse(signal, rejected, format), format);
  };
}
