import type { Frame } from "@/lib/telemetry/frame";

const [SPAN_SERVER, SPAN_CLIENT, SPAN_CONSUMER] = [2, 3, 5];

export function operationName(service: string, operation: string): string {
  return JSON.stringify([service, operation]);
}

/** Operations that are calls of others, seen from the caller: their own time is time on the way, not work. */
export function callingOperations(frame: Frame): ReadonlySet<string> {
  return operationsOf(frame, SPAN_CLIENT, (isInside, hasCalls) => isInside && hasCalls);
}

/** Operations that others ask of a service. */
export function entryOperations(frame: Frame): ReadonlySet<string> {
  const found = operationsOf(frame, SPAN_SERVER, (isInside) => !isInside);
  for (const { service, operation, kind } of frame.operations)
    if (kind === SPAN_CONSUMER) found.add(operationName(service, operation));
  return found;
}

/** Operations most of whose spans are such, or that are of a kind. */
function operationsOf(
  { operations, traces }: Frame,
  wantedKind: number,
  isSuch: (isInside: boolean, hasCalls: boolean) => boolean,
): Set<string> {
  const seen = new Map<string, { spans: number; such: number }>();
  for (const { spans } of traces) {
    const calls = new Set(
      spans
        .filter(({ parent, service }) => parent !== null && spans[parent]?.service !== service)
        .map(({ parent }) => parent),
    );
    for (const [index, span] of spans.entries()) {
      const name = operationName(span.service, span.operation);
      const counts = seen.get(name) ?? { spans: 0, such: 0 };
      const isInside = span.parent !== null && spans[span.parent]?.service === span.service;
      counts.spans += 1;
      counts.such += Number(isSuch(isInside, calls.has(index)));
      seen.set(name, counts);
    }
  }
  const found = new Set([...seen].filter(([, { spans, such }]) => such * 2 > spans).map(([name]) => name));
  for (const { service, operation, kind } of operations)
    if (kind === wantedKind) found.add(operationName(service, operation));
  return found;
}
