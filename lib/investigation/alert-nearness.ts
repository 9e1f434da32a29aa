import { type HurtService, type OpenIncident, STORM } from "./alert-picture";
import { type ServiceMap, within } from "./service-map";

/** Calls between two services that are near. */
const NEAR_HOPS = 2;
/** For how long after its last alert a service draws others in. Milliseconds. */
const JOIN_MS = 60 * 60_000;
/** As long as an alert of it fires. Milliseconds. */
const FIRING_MS = 24 * JOIN_MS;
/** For how long anything joins of which nobody can say how near it is. Milliseconds. */
const UNKNOWN_MS = 5 * 60_000;
/** A title shorter than this names nothing. */
const LEAST_NAME = 3;

type Found = { incidentId: string; because: string };
type Candidate = Found & { rank: number; heardAtMs: number };

/** How near alerts are to incidents, by the service map as of now. Remembers what it has worked out. */
export function createNearness(map: ServiceMap, nowMs: number) {
  const reached = new Map<string, ReadonlyMap<string, number>>();
  const around = (service: string) => {
    const known = reached.get(service) ?? within(map, service, NEAR_HOPS);
    reached.set(service, known);
    return known;
  };

  function candidate(service: string | null, incident: OpenIncident): Candidate | null {
    const { incidentId, restricted, services } = incident;
    const heardAtMs = Math.max(incident.declaredAtMs, ...services.map((each) => each.heardAtMs));
    const of = (rank: number, because: string) => ({ incidentId, heardAtMs, rank, because });
    const nearest = service === null ? null : nearestOf(service, services);
    if (nearest) return of(nearest.hops, sentence(service ?? "", nearest));
    if (service !== null && nowMs - incident.declaredAtMs <= JOIN_MS && names(incident.title, service))
      return of(0, `The incident's title names ${service}.`);
    // What only time or a storm joins is not put where most cannot see it.
    if (restricted || services.length === 0) return null;
    const mapped = services.some((each) => each.service !== null && map.services.has(each.service));
    const unknown = service === null || !map.services.has(service) || !mapped;
    if (unknown && nowMs - heardAtMs <= UNKNOWN_MS)
      return of(
        NEAR_HOPS + 1,
        "It fired within minutes of the alerts here, and nothing says how near it is.",
      );
    const recent = services.reduce((sum, each) => sum + each.recent, 0);
    return recent >= STORM.alerts ? of(NEAR_HOPS + 2, "Alerts come in a storm.") : null;
  }

  function nearestOf(service: string, services: readonly HurtService[]) {
    const hops = around(service);
    let best: { service: string; hops: number } | null = null;
    for (const hurt of services) {
      if (hurt.service === null || nowMs - hurt.heardAtMs > (hurt.firing ? FIRING_MS : JOIN_MS)) continue;
      const distance = hops.get(hurt.service);
      if (distance !== undefined && (!best || distance < best.hops))
        best = { service: hurt.service, hops: distance };
    }
    return best;
  }

  return {
    /** Which of the names that its labels give is an alert's service: one that the map knows, else the first. */
    serviceOf: (labels: readonly string[]): string | null =>
      labels.find((name) => map.services.has(name)) ?? labels[0] ?? null,
    /** The incident that an alert of this service belongs to: the nearest, then the one that was heard of last. */
    find(service: string | null, incidents: readonly OpenIncident[]): Found | null {
      let best: Candidate | null = null;
      for (const incident of incidents) {
        const one = candidate(service, incident);
        if (one && (!best || isBetter(one, best))) best = one;
      }
      return best && { incidentId: best.incidentId, because: best.because };
    },
  };
}

function isBetter(one: Candidate, other: Candidate): boolean {
  if (one.rank !== other.rank) return one.rank < other.rank;
  if (one.heardAtMs !== other.heardAtMs) return one.heardAtMs > other.heardAtMs;
  return one.incidentId < other.incidentId;
}

function sentence(service: string, { service: hurt, hops }: { service: string; hops: number }): string {
  if (hops === 0) return `Alerts of ${service} are here already.`;
  return `${service} is ${hops === 1 ? "one call" : `${hops} calls`} from ${hurt}, which has alerts here.`;
}

/** Whether a title names a service as a word of its own. */
function names(title: string, service: string): boolean {
  if (service.length < LEAST_NAME) return false;
  const [text, name] = [title.toLowerCase(), service.toLowerCase()];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
    if (!isWord(text[at - 1]) && !isWord(text[at + name.length])) return true;
  return false;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}
