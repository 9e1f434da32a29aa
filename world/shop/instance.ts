import type { ServiceName } from "./blueprint";
import type { Source } from "./happenings";
import type { Random } from "./random";

const MIB = 2 ** 20;
/** A process has this much heap to begin with, collects at the next, and dies at the limit. Bytes. */
export const HEAP = { base: 120 * MIB, collectAt: 180 * MIB, limit: 512 * MIB };
export const POOL_SIZE = 10;

/** One process of a service, and what it has to bear. */
export type Instance = {
  service: ServiceName;
  /** Its place among the service's instances: who replaces it takes the same. */
  place: number;
  version: string;
  pod: string;
  source: Source;
  /** Until when it does not answer after a restart. Milliseconds since 1970. */
  downUntilMs: number;
  /** Work since the last settlement, in processor milliseconds. */
  workMs: number;
  /** How long requests wait for those before them, where it falls behind. Milliseconds. */
  backlogMs: number;
  /** Share of what it can do, smoothed; above 1 it falls behind. */
  utilisation: number;
  /** Live objects beyond the base, in bytes: what a leak adds. */
  leakedBytes: number;
  /** Objects to be collected. */
  garbageBytes: number;
  leakedConnections: number;
  /** How long its connections were in use since the last settlement. Milliseconds. */
  connectionMs: number;
  /** Requests that found no connection since the last settlement. */
  waiting: number;
};

/** A process that has just started. */
export function startInstance({
  service,
  place,
  version,
  pod,
  atMs,
  random,
}: {
  service: ServiceName;
  place: number;
  version: string;
  pod: string;
  atMs: number;
  random: Random;
}): Instance {
  const id = `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`;
  return {
    service,
    place,
    version,
    pod,
    source: {
      key: id,
      service,
      startedAtMs: atMs,
      resource: {
        "service.name": service,
        "service.namespace": "shop",
        "service.version": version,
        "service.instance.id": id,
        "deployment.environment.name": "production",
        "k8s.namespace.name": "shop",
        "k8s.deployment.name": service,
        "k8s.pod.name": pod,
        "host.name": hostOf(service, place),
        "telemetry.sdk.language": "nodejs",
        "telemetry.sdk.name": "opentelemetry",
      },
    },
    downUntilMs: atMs,
    workMs: 0,
    backlogMs: 0,
    utilisation: 0.2,
    leakedBytes: 0,
    garbageBytes: 20 * MIB,
    leakedConnections: 0,
    connectionMs: 0,
    waiting: 0,
  };
}

export const hostNames = ["node-a", "node-b", "node-c"] as const;

function hostOf(service: ServiceName, place: number): string {
  return hostNames[(service.length + place) % hostNames.length] ?? hostNames[0];
}

/** Bytes in use. */
export function heapUsed({ leakedBytes, garbageBytes }: Instance): number {
  return Math.min(HEAP.limit, HEAP.base + leakedBytes + garbageBytes);
}

/** 0 while there is room, to 1 where the collector does little else but collect. */
export function heapPressure({ leakedBytes }: Instance): number {
  const fill = (HEAP.base + leakedBytes) / HEAP.limit;
  return Math.min(1, Math.max(0, (fill - 0.6) / 0.4));
}

/** How many times longer work takes than when nothing is in the way. */
export function slowness(instance: Instance): number {
  const busy = Math.min(instance.utilisation, 0.95);
  return (1 / (1 - busy)) * (1 + 6 * heapPressure(instance) ** 2);
}
