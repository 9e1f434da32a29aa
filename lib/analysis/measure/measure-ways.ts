import { medianOf } from "../robust";
import type { Measurement } from "./measurement";

/** Words of a metric's name that say from which end of a call it is measured. */
const END = /^(in|inbound|ingress|server|out|outbound|egress|client|upstream|downstream)$/u;

/** The latencies of one call by name, as its caller and as its callee measure it; each of several instances. */
type Ends = { caller: Measurement[]; callee: Measurement[] };

/**
 * What callers wait for those they call, were the callees as quick as they usually are: what is added lies on the way
 * between them. Of metrics that both ends have of their calls, as proxies beside them count them; where only the caller
 * has them, all that it waits.
 */
export function measureWays(measurements: readonly Measurement[]): Measurement[] {
  const calls = new Map<string, Ends>();
  for (const measurement of measurements) {
    const { role, origin, caller, callee, isOutbound, service, name, unit } = measurement;
    if (role !== "latency" || origin !== "metric" || !caller || !callee || caller === callee) continue;
    if (service !== (isOutbound ? caller : callee)) continue;
    const key = JSON.stringify([caller, callee, unit, withoutEnd(name)]);
    const known = calls.get(key) ?? { caller: [], callee: [] };
    known[isOutbound ? "caller" : "callee"].push(measurement);
    calls.set(key, known);
  }
  return [...calls.values()].flatMap((ends) => wayOf(ends) ?? []);
}

function withoutEnd(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/u)
    .filter((word) => !END.test(word.toLowerCase()))
    .join("-");
}

function wayOf({ caller, callee }: Ends): Measurement | null {
  const [first] = caller;
  if (!first) return null;
  const served = meanOf(callee.map(({ values }) => values));
  const usual = served ? medianOf(served) : 0;
  const apart = meanOf(caller.flatMap(({ baseline }) => baseline?.values ?? []));
  const servedApart = meanOf(callee.flatMap(({ baseline }) => baseline?.values ?? []));
  return {
    ...first,
    service: first.callee ?? first.service,
    instance: null,
    version: null,
    host: null,
    name: `${first.caller ?? ""}>${first.callee ?? ""}`,
    origin: "way",
    values: lessWhatIsAdded(meanOf(caller.map(({ values }) => values)) ?? first.values, served, usual),
    weights: null,
    baseline: apart && { values: lessWhatIsAdded(apart, servedApart, usual), weights: null },
  };
}

/** What is waited, less by how much what is served takes longer than usual. */
function lessWhatIsAdded(waited: Float64Array, served: Float64Array | null, usual: number): Float64Array {
  return served ? waited.map((value, cell) => value - ((served[cell] ?? Number.NaN) - usual)) : waited;
}

/** Cell by cell, of those that have a value there; null of none. */
function meanOf(lines: readonly Float64Array[]): Float64Array | null {
  const [first] = lines;
  if (!first || lines.length === 1) return first ?? null;
  return first.map((_, cell) => {
    let [sum, count] = [0, 0];
    for (const line of lines) {
      const value = line[cell] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      sum += value;
      count += 1;
    }
    return sum / count;
  });
}
