import type { ServiceName, Step } from "./blueprint";
import { services } from "./services";
import type { Attributes } from "./happenings";
import { soundSetting } from "./settings";
import type { Failure, Serve, Standing, StepEnd, Surroundings } from "./walk";

type Call = Extract<Step, { do: "call" }>;

/** A process that nobody listens in says so at once. */
const REFUSED_MS = 1;
/** Connections break now and then, and nobody ever learns why. */
const RESET_SHARE = 0.0008;
const RESET: Failure = { type: "ECONNRESET", message: "socket hang up" };
/** What a delay of full strength adds on each way. Milliseconds. */
const DELAY_MS = 350;

/** Calls another service over the network, again where the step says so. */
export function callService(
  around: Surroundings,
  serve: Serve,
  { from, step, atMs }: { from: Standing; step: Call; atMs: number },
): StepEnd {
  let end = attempt(around, serve, { from, step, atMs, resend: 0 });
  for (let resend = 1; end.failure && resend <= (step.retries ?? 0); resend++)
    end = attempt(around, serve, { from, step, atMs: end.endMs + 20 * resend, resend });
  return end;
}

function attempt(
  around: Surroundings,
  serve: Serve,
  { from, step, atMs, resend }: { from: Standing; step: Call; atMs: number; resend: number },
): StepEnd {
  const { random, ids, recorder, settings } = around;
  const { method, route } = operationOf(step);
  const spanId = ids.hex(16);
  const wayMs = networkMs(around, from.instance.service, step.to);
  const arrival = { errand: from.errand, service: step.to, operation: step.operation, parentSpanId: spanId };
  const answer = serve({ ...arrival, atMs: atMs + wayMs });
  const { timeoutMs } = settings.get(from.instance.service) ?? soundSetting();
  const arrivedMs =
    answer.status === null ? atMs + wayMs + REFUSED_MS : answer.endMs + wayMs * random.between(0.9, 1.1);
  const late = arrivedMs - atMs > timeoutMs;
  const endMs = late ? atMs + timeoutMs : arrivedMs;
  const reset = random.chance(RESET_SHARE);
  const status = reset ? null : answer.status;
  const failure = late ? timedOut(timeoutMs) : reset ? RESET : failureOf(step.to, status);

  const attributes: Attributes = {
    "http.request.method": method,
    "server.address": step.to,
    "server.port": 8080,
    ...(!late && status !== null && { "http.response.status_code": status }),
    ...(failure && { "error.type": status !== null && !late ? String(status) : failure.type }),
  };
  recorder.span({
    source: from.instance.source,
    traceId: from.errand.traceId,
    spanId,
    parentSpanId: from.spanId,
    name: method,
    kind: "client",
    startMs: atMs,
    endMs,
    failed: failure !== null,
    attributes: {
      ...attributes,
      "url.full": `http://${step.to}:8080${route.replace("{id}", from.errand.id)}`,
      ...(resend > 0 && { "http.request.resend_count": resend }),
    },
    exception: null,
  });
  recorder.measure({
    source: from.instance.source,
    instrument: "http.client.request.duration",
    value: (endMs - atMs) / 1_000,
    attributes,
  });
  if (failure)
    recorder.log({
      source: from.instance.source,
      atMs: endMs,
      severity: "WARN",
      body: `${method} http://${step.to}:8080${route} failed: ${failure.message}`,
      attributes: { "server.address": step.to, "error.type": failure.type },
      traceId: from.errand.traceId,
      spanId,
    });
  return { endMs, failure };
}

function operationOf({ to, operation }: Call) {
  return services[to].operations[operation] ?? { method: "GET", route: "/" };
}

function networkMs({ random, trouble }: Surroundings, caller: ServiceName, callee: ServiceName): number {
  const delay = trouble.between("network-delay", caller, callee);
  return random.between(0.3, 1) + (delay > 0 ? DELAY_MS * delay * random.spread(0.3) : 0);
}

function timedOut(timeoutMs: number): Failure {
  return { type: "TimeoutError", message: `no answer within ${timeoutMs} ms` };
}

/** What the caller makes of a status: refusals for good reason are answers like others. */
function failureOf(callee: ServiceName, status: number | null): Failure | null {
  if (status === null) return { type: "ECONNREFUSED", message: `connect ECONNREFUSED ${callee}:8080` };
  return status >= 500 ? { type: "HttpError", message: `${callee} answered ${status}` } : null;
}
