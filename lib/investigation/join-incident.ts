import type { AlertNews } from "./alert-news";
import { type AlertPicture, type HurtService, type KnownAlert, type OpenIncident } from "./alert-picture";
import { createNearness } from "./alert-nearness";
import type { ServiceMap } from "./service-map";

/** What becomes of one alert. */
export type Placement = { alert: AlertNews; service: string | null } & (
  | { kind: "joins"; incidentId: string; because: string }
  | { kind: "opens"; incidentId: string }
  /** Said before, or overtaken by what has been said since. */
  | { kind: "repeats"; incidentId: string }
  /** Resolved, and nobody has heard it fire. */
  | { kind: "unheard" }
);

type Options = {
  picture: AlertPicture;
  map: ServiceMap;
  nowMs: number;
  /** The id of the incident that an alert would open: the same each time. */
  idFor: (alert: AlertNews) => string;
};

/**
 * Where each alert goes, in the order in which they began to fire. One alert is decided on as if the ones before it had come
 * in a call of their own, so it does not matter how a sender batches.
 */
export function placeAlerts(alerts: readonly AlertNews[], options: Options): readonly Placement[] {
  const incidents = new Map(options.picture.incidents.map((each) => [each.incidentId, drafted(each)]));
  const known = new Map([...options.picture.known].map(([id, rows]) => [id, [...rows]]));
  const near = createNearness(options.map, options.nowMs);
  return alerts.toSorted(byEpisode).map((alert) => {
    const rows = known.get(alert.alertId) ?? [];
    const service = near.serviceOf(alert.services);
    const placement = place({ alert, service, rows, incidents: [...incidents.values()], near, options });
    if (placement.kind !== "joins" && placement.kind !== "opens") return placement;
    const { incidentId } = placement;
    if (placement.kind === "opens") incidents.set(incidentId, opened(placement, options.nowMs));
    const incident = incidents.get(incidentId);
    if (incident) hear(incident, placement, options.nowMs);
    known.set(alert.alertId, [
      { incidentId, active: incident !== undefined, state: alert.state, startedAtMs: startOf(alert) },
      ...rows.filter((row) => row.incidentId !== incidentId),
    ]);
    return placement;
  });
}

type Draft = OpenIncident & { services: HurtService[] };

function place({
  alert,
  service,
  rows,
  incidents,
  near,
  options: { idFor },
}: {
  alert: AlertNews;
  service: string | null;
  rows: readonly KnownAlert[];
  incidents: readonly Draft[];
  near: ReturnType<typeof createNearness>;
  options: Options;
}): Placement {
  const at = { alert, service };
  const start = startOf(alert);
  const episode = rows.find(({ startedAtMs }) => startedAtMs === start);
  if (episode && (episode.state === alert.state || episode.state === "resolved"))
    return { ...at, kind: "repeats", incidentId: episode.incidentId };
  const active = rows.find((row) => row.active);
  if (alert.state === "resolved") {
    const firing = episode ?? rows.find((row) => row.state === "firing" && isNotAfter(row, start));
    return firing
      ? { ...at, kind: "joins", incidentId: firing.incidentId, because: "" }
      : { ...at, kind: "unheard" };
  }
  const later = rows.find((row) => !isNotAfter(row, start));
  if (later) return { ...at, kind: "repeats", incidentId: later.incidentId };
  if (active)
    return { ...at, kind: "joins", incidentId: active.incidentId, because: "It has fired here before." };
  const found = near.find(service, incidents);
  return found ? { ...at, kind: "joins", ...found } : { ...at, kind: "opens", incidentId: idFor(alert) };
}

function startOf({ startedAt }: AlertNews): number | null {
  return startedAt === null ? null : Date.parse(startedAt);
}

function isNotAfter({ startedAtMs }: KnownAlert, start: number | null): boolean {
  return startedAtMs === null || start === null || startedAtMs <= start;
}

/** By when it began; of one episode the firing first. Of the same moment as they came. */
function byEpisode(one: AlertNews, other: AlertNews): number {
  const began = (startOf(one) ?? Infinity) - (startOf(other) ?? Infinity);
  if (began !== 0 && !Number.isNaN(began)) return began;
  return Number(one.state === "resolved") - Number(other.state === "resolved");
}

function drafted(incident: OpenIncident): Draft {
  return { ...incident, services: incident.services.map((each) => ({ ...each })) };
}

function opened({ alert, incidentId }: { alert: AlertNews; incidentId: string }, nowMs: number): Draft {
  return { incidentId, title: alert.title, restricted: false, declaredAtMs: nowMs, services: [] };
}

function hear({ services }: Draft, { alert, service }: Placement, nowMs: number): void {
  const firing = alert.state === "firing";
  const hurt = services.find((each) => each.service === service);
  if (hurt) Object.assign(hurt, { heardAtMs: nowMs, firing: hurt.firing || firing, recent: hurt.recent + 1 });
  else services.push({ service, heardAtMs: nowMs, firing, recent: 1 });
}
