import type { Step } from "./blueprint";
import type { Serve, Standing, StepEnd, Surroundings } from "./walk";

type Publish = Extract<Step, { do: "publish" }>;

/** Hands a message to whoever consumes it a little later, and does not wait for that. */
export function publish(
  { random, ids, recorder }: Surroundings,
  serve: Serve,
  { from, step, atMs }: { from: Standing; step: Publish; atMs: number },
): StepEnd {
  const { errand, instance } = from;
  const spanId = ids.hex(16);
  const endMs = atMs + 1.5 * random.spread(0.3);
  const attributes = { "messaging.system": "kafka", "messaging.destination.name": step.topic };
  recorder.span({
    source: instance.source,
    traceId: errand.traceId,
    spanId,
    parentSpanId: from.spanId,
    name: `send ${step.topic}`,
    kind: "producer",
    startMs: atMs,
    endMs,
    failed: false,
    attributes: { ...attributes, "messaging.operation.name": "send", "messaging.operation.type": "send" },
    exception: null,
  });
  recorder.measure({
    source: instance.source,
    instrument: "messaging.client.sent.messages",
    value: 1,
    attributes,
  });
  serve({
    errand,
    service: step.to,
    operation: step.operation,
    parentSpanId: spanId,
    atMs: endMs + random.between(15, 300),
  });
  return { endMs, failure: null };
}
