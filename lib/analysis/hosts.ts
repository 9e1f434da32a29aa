import type { Deviation } from "./deviation";
import type { Evidence } from "./judgement";
import { compareNames } from "./order";
import type { Scene } from "./scene";
import { worstOf } from "./tests/finding";
import { deviationText } from "./tests/words";

/** A host on which several services stray together while they are as usual on other hosts. */
export type StrayHost = {
  host: string;
  /** Those that it would explain: they stray here, and nowhere else. */
  services: readonly string[];
  /** Share of the belief in them that is its due. */
  share: number;
  evidence: readonly Evidence[];
};

/** As strong as what now and then happens anyway. */
const STRAYS = 1;
/** One service that strays on one of its hosts may have an instance that is broken. */
const LEAST_SERVICES = 2;
/** Most of those that can tell must agree. */
const LEAST_SHARE = 0.5;
/** One of them may be why its neighbours suffer: so much of the belief is the host's at most. */
const MOST_SHARE = 0.75;
/** A service that strays on one of its hosts only does so by chance half the time. */
const BY_CHANCE = Math.log(2);
const MOST_SOURCES = 3;

type Worst = NonNullable<ReturnType<typeof worstOf>>;
/** The lines of a host itself, and of each service on it. */
type OnHost = { own: Deviation[]; services: Map<string, Deviation[]> };

/** Hosts that may be to blame, in order of their names: by series that say which host they are of. */
export function strayHosts({ deviations, graph }: Scene): readonly StrayHost[] {
  const hosts = new Map<string, OnHost>();
  for (const deviation of deviations) {
    const { host, service, isOfHost } = deviation.measurement;
    if (host === null) continue;
    const known = hosts.get(host) ?? { own: [], services: new Map<string, Deviation[]>() };
    hosts.set(host, known);
    if (isOfHost || service === "") known.own.push(deviation);
    else {
      const lines = known.services.get(service);
      if (lines) lines.push(deviation);
      else known.services.set(service, [deviation]);
    }
  }
  if (hosts.size < 2) return [];
  const placements = placementsOf(hosts);
  const named = new Set(graph.services);
  return [...hosts]
    .filter(([host]) => !named.has(host))
    .toSorted(([one], [other]) => compareNames(one, other))
    .flatMap(([host, { own, services }]) => {
      const found = strayHost(host, [...services.keys()].toSorted(compareNames), placements);
      return found ? [withOwnSeries(found, own)] : [];
    });
}

/** By service, on which hosts it runs and where it strays. */
type Placements = ReadonlyMap<string, { hosts: number; strays: ReadonlyMap<string, Worst> }>;

function placementsOf(hosts: ReadonlyMap<string, OnHost>): Placements {
  const placements = new Map<string, { hosts: number; strays: Map<string, Worst> }>();
  for (const [host, { services }] of hosts)
    for (const [service, lines] of services) {
      const known = placements.get(service) ?? { hosts: 0, strays: new Map<string, Worst>() };
      placements.set(service, known);
      known.hosts += 1;
      const worst = worstOf(lines);
      if (worst && worst.strength > STRAYS) known.strays.set(host, worst);
    }
  return placements;
}

type Found = {
  host: string;
  services: readonly string[];
  agreed: number;
  of: number;
  worst: readonly Worst[];
};

function strayHost(host: string, here: readonly string[], placements: Placements): Found | null {
  const only = here.filter((service) => {
    const strays = placements.get(service)?.strays;
    return strays?.size === 1 && strays.has(host);
  });
  const isElsewhere = (service: string) => (placements.get(service)?.hosts ?? 0) > 1;
  const agreed = only.filter(isElsewhere).length;
  const of = here.filter(isElsewhere).length;
  if (agreed < LEAST_SERVICES || agreed < LEAST_SHARE * of) return null;
  const worst = only
    .flatMap((service) => placements.get(service)?.strays.get(host) ?? [])
    .toSorted((one, other) => other.strength - one.strength);
  return { host, services: only, agreed, of, worst };
}

/** What the host says of itself is one more witness. */
function withOwnSeries({ host, services, agreed, of, worst }: Found, own: readonly Deviation[]): StrayHost {
  const ofHost = worstOf(own);
  const together = agreed * BY_CHANCE;
  const byChance = Math.exp(-together - (ofHost?.strength ?? 0));
  return {
    host,
    services,
    share: MOST_SHARE * (agreed / of) * (1 - byChance),
    evidence: [
      {
        test: "host-share",
        weight: together,
        reason: `${agreed} of the ${of} services of ${host} that run elsewhere as well stray here and not there.`,
        sources: worst.slice(0, MOST_SOURCES).map(({ deviation }) => deviation.measurement.source),
        blindSpot: "",
      },
      {
        test: "host",
        weight: ofHost?.strength ?? 0,
        reason: ofHost
          ? `${host}: ${deviationText(ofHost.deviation)}.`
          : `Nothing that ${host} says of itself is out of its usual.`,
        sources: ofHost ? [ofHost.deviation.measurement.source] : [],
        blindSpot: own.length === 0 ? `no metrics of ${host} itself in the window` : "",
      },
    ],
  };
}
