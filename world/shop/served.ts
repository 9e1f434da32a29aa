import type { Operation } from "./blueprint";
import { exceptionOf } from "./crash";
import type { Attributes, Severity } from "./happenings";
import type { Arrival, Standing, StepEnd, Surroundings } from "./walk";

/** Requests that went well are said of only now and then. */
const SAID_SHARE = 0.5;

/** Takes down a request that was done: its span, its duration, and what was said of it. */
export function reportServed(
  { random, recorder }: Surroundings,
  {
    arrival,
    standing,
    operation,
    done,
    status,
  }: { arrival: Arrival; standing: Standing; operation: Operation; done: StepEnd; status: number },
): void {
  const { errand, service } = arrival;
  const { source } = standing.instance;
  const { method, route } = operation;
  const consumes = method === "PROCESS";
  const { failure } = done;
  const exception = failure && exceptionOf(failure, service, arrival.operation);
  const error: Attributes = failure ? { "error.type": failure.type } : {};
  const attributes: Attributes = consumes
    ? { "messaging.system": "kafka", "messaging.destination.name": route, ...error }
    : {
        "http.request.method": method,
        "http.route": route,
        "http.response.status_code": status,
        "url.scheme": "http",
        ...(failure && { "error.type": String(status) }),
      };
  recorder.span({
    source,
    traceId: errand.traceId,
    spanId: standing.spanId,
    parentSpanId: arrival.parentSpanId,
    name: consumes ? `process ${route}` : `${method} ${route}`,
    kind: consumes ? "consumer" : "server",
    startMs: arrival.atMs,
    endMs: done.endMs,
    failed: failure !== null,
    attributes: {
      ...attributes,
      ...(consumes
        ? { "messaging.operation.name": "process", "messaging.operation.type": "process" }
        : { "url.path": route.replace("{id}", errand.id), "user.id": errand.customer }),
    },
    exception,
  });
  recorder.measure(
    consumes
      ? { source, instrument: "messaging.client.consumed.messages", value: 1, attributes }
      : {
          source,
          instrument: "http.server.request.duration",
          value: (done.endMs - arrival.atMs) / 1_000,
          attributes,
        },
  );
  if (service === "orders" && arrival.operation === "create" && status === 200)
    recorder.measure({ source, instrument: "shop.orders.placed", value: 1, attributes: {} });

  const say = (severity: Severity, body: string, more: Attributes = {}) =>
    recorder.log({
      source,
      atMs: done.endMs,
      severity,
      body: body.replace("{id}", errand.id).replace("{customer}", errand.customer),
      attributes: { "code.function.name": `${service}.${arrival.operation}`, ...more },
      traceId: errand.traceId,
      spanId: standing.spanId,
    });
  if (exception)
    say("ERROR", `${method} ${route} failed: ${exception.message}`, {
      "exception.type": exception.type,
      "exception.message": exception.message,
      "exception.stacktrace": exception.stack,
    });
  else if (operation.refuses && status === operation.refuses.status) say("WARN", operation.refuses.says);
  else if (operation.says !== undefined && random.chance(SAID_SHARE)) say("INFO", operation.says);
}
