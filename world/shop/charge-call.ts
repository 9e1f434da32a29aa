import type { Step } from "./blueprint";
import type { Attributes } from "./happenings";
import { soundSetting } from "./settings";
import type { Failure, Standing, StepEnd, Surroundings } from "./walk";

type Charge = Extract<Step, { do: "charge" }>;

export const PROVIDER_HOST = "api.cardpay.example";

/** Asks the payment provider, who tells nothing of itself: all that is seen of it is what its caller saw. */
export function chargeCard(
  around: Surroundings,
  { from, step, atMs }: { from: Standing; step: Charge; atMs: number },
): StepEnd {
  const { ids, recorder, settings } = around;
  const { source, service } = from.instance;
  const { timeoutMs } = settings.get(service) ?? soundSetting();
  const { tookMs: neededMs, status } = provider(around, step);
  const late = neededMs > timeoutMs;
  const tookMs = late ? timeoutMs : neededMs;
  const failure = failureOf(late, timeoutMs, status);
  const attributes: Attributes = {
    "http.request.method": "POST",
    "server.address": PROVIDER_HOST,
    "server.port": 443,
    ...(!late && { "http.response.status_code": status }),
    ...(failure && { "error.type": late ? failure.type : String(status) }),
  };
  const spanId = ids.hex(16);
  const endMs = atMs + tookMs;
  recorder.span({
    source,
    traceId: from.errand.traceId,
    spanId,
    parentSpanId: from.spanId,
    name: "POST",
    kind: "client",
    startMs: atMs,
    endMs,
    failed: failure !== null,
    attributes: { ...attributes, "url.full": `https://${PROVIDER_HOST}${step.path}` },
    exception: null,
  });
  recorder.measure({
    source,
    instrument: "http.client.request.duration",
    value: tookMs / 1_000,
    attributes,
  });
  if (failure)
    recorder.log({
      source,
      atMs: endMs,
      severity: "ERROR",
      body: `POST https://${PROVIDER_HOST}${step.path} failed: ${failure.message}`,
      attributes: { "server.address": PROVIDER_HOST, "error.type": failure.type },
      traceId: from.errand.traceId,
      spanId,
    });
  return { endMs, failure };
}

function provider({ random, trouble }: Surroundings, { ms }: Charge): { tookMs: number; status: number } {
  const wellMs = ms * random.spread(0.3);
  if (!random.chance(trouble.strength("third-party-outage", "cardpay") * 0.9)) {
    const slow = 1 + 12 * trouble.strength("slow-dependency", "cardpay");
    return { tookMs: wellMs * slow, status: 200 };
  }
  return random.chance(0.5)
    ? { tookMs: wellMs * 3, status: 503 }
    : { tookMs: random.between(8_000, 30_000), status: 504 };
}

function failureOf(late: boolean, timeoutMs: number, status: number): Failure | null {
  if (late) return { type: "TimeoutError", message: `no answer within ${timeoutMs} ms` };
  return status >= 500 ? { type: "HttpError", message: `the provider answered ${status}` } : null;
}
