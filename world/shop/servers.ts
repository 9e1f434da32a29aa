import { serviceNames, type DependencyName } from "./blueprint";
import { services } from "./services";
import type { Measurement, Source } from "./happenings";
import { hostNames, type Instance, POOL_SIZE } from "./instance";
import type { Random } from "./random";

/** What the services share: their database and their cache, and the machines that all run on. */
export type Servers = {
  /** Work that a query, or a look into the cache, left behind. Milliseconds. */
  query: (ms: number, committed: boolean) => void;
  lookUp: (hit: boolean) => void;
  /** How many times longer a query takes than when nothing is in the way. */
  databaseSlowness: () => number;
  /** Ends a stretch of time, and says how things stand at its end. */
  settle: (stretch: { seconds: number; instances: readonly Instance[] }) => readonly Measurement[];
};

/** `queryMs`: what the database usually has to do each second. */
export function createServers({
  queryMs,
  startMs,
  random,
}: {
  queryMs: number;
  startMs: number;
  random: Random;
}): Servers {
  const capacityMs = queryMs / 0.25;
  const postgres = serverSource("postgres", startMs);
  const redis = serverSource("redis", startMs);
  const hosts = hostNames.map((name) => ({ name, source: hostSource(name, startMs) }));
  let utilisation = 0.25;
  let work = { ms: 0, commits: 0, rollbacks: 0, hits: 0, misses: 0 };

  return {
    query(ms, committed) {
      work.ms += ms;
      if (committed) work.commits += 1;
      else work.rollbacks += 1;
    },
    lookUp(hit) {
      if (hit) work.hits += 1;
      else work.misses += 1;
    },
    databaseSlowness: () => 1 / (1 - Math.min(utilisation, 0.96)),
    settle({ seconds, instances }) {
      utilisation += 0.3 * (work.ms / seconds / capacityMs - utilisation);
      const connections = instances.reduce((sum, { leakedConnections }) => sum + 3 + leakedConnections, 0);
      const { commits, rollbacks, hits, misses } = work;
      work = { ms: 0, commits: 0, rollbacks: 0, hits: 0, misses: 0 };
      return [
        gauge(
          postgres,
          "system.cpu.utilization",
          Math.min(1, 0.05 + utilisation * random.between(0.95, 1.05)),
        ),
        gauge(postgres, "postgresql.backends", Math.min(connections, instances.length * POOL_SIZE)),
        gauge(postgres, "postgresql.commits", commits),
        gauge(postgres, "postgresql.rollbacks", rollbacks),
        gauge(redis, "redis.clients.connected", instances.length * 2),
        gauge(redis, "redis.commands.processed", hits + misses),
        gauge(redis, "redis.keyspace.hits", hits),
        gauge(redis, "redis.keyspace.misses", misses),
        ...hosts.flatMap(({ name, source }) => {
          const guests = instances.filter((instance) => instance.source.resource["host.name"] === name);
          const load = guests.reduce((sum, guest) => sum + Math.min(1, guest.utilisation), 0);
          return [
            gauge(
              source,
              "system.cpu.utilization",
              Math.min(1, 0.06 + load / CORES + random.between(0, 0.02)),
            ),
            gauge(source, "system.memory.utilization", 0.3 + guests.length * 0.03 + random.between(0, 0.005)),
          ];
        }),
      ];
    },
  };
}

/** Of a machine that the processes share; each process may use one. */
const CORES = Math.ceil(serviceNames.reduce((sum, name) => sum + services[name].instances, 0) / 3);

function gauge(source: Source, instrument: Measurement["instrument"], value: number): Measurement {
  return { source, instrument, value, attributes: {} };
}

function serverSource(service: DependencyName, startMs: number): Source {
  const key = `${service}-0`;
  return {
    key,
    service,
    startedAtMs: startMs - 20 * 24 * 3_600_000,
    resource: {
      "service.name": service,
      "service.namespace": "shop",
      "service.instance.id": key,
      "host.name": `${service}-host`,
    },
  };
}

function hostSource(name: string, startMs: number): Source {
  return {
    key: name,
    service: "",
    startedAtMs: startMs - 20 * 24 * 3_600_000,
    resource: { "host.name": name, "os.type": "linux" },
  };
}
