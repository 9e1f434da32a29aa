import { type HurtService, type KnownAlert, STORM } from "@/lib/investigation/alert-picture";
import type { RoomState } from "@/lib/timeline/state";
import type { Status } from "@/lib/timeline/vocabulary";
import { isActive } from "@/lib/timeline/vocabulary";
import type { AlertDesk } from "@/lib/wire/alert-desk-port";

import { createAlertTurn } from "./alert-turn";
import type { Database } from "./database";
import { available } from "./log-errors";

/** Incidents that go on at once and are considered; the newest. */
const MOST_INCIDENTS = 500;
/** How often a merged incident is followed to the one that it was merged into. */
const MOST_MERGES = 16;

type Log = { state: (incidentId: string) => Promise<RoomState | null> };

/** The desk of a database. */
export function openAlertDesk({ pool, log }: Pick<Database, "pool"> & { log: Log }): AlertDesk {
  return {
    inTurn: createAlertTurn({ pool }),
    async picture({ kind, alertIds, nowMs }) {
      const since = new Date(nowMs - STORM.withinMs).toISOString();
      const [incidents, rows] = await available(() =>
        Promise.all([
          pool.query<IncidentRow>({ name: "alert-incidents", text: INCIDENTS, values: [kind, since] }),
          pool.query<AlertRow>({ name: "alert-known", text: KNOWN, values: [kind, alertIds] }),
        ]),
      );
      const known = new Map<string, KnownAlert[]>();
      for (const row of rows.rows) {
        const at = await whereNow(log, row.incident_id, row.status);
        known.set(row.alert_id, [...(known.get(row.alert_id) ?? []), { ...at, ...stateOf(row) }]);
      }
      return { incidents: incidents.rows.map(incidentOf), known };
    },
  };
}

type IncidentRow = {
  id: string;
  title: string;
  restricted: boolean;
  declared_at: string;
  services: readonly { service: string | null; heard_ms: number; firing: boolean; recent: number }[] | null;
};

const INCIDENTS = `
  SELECT i.id, i.title, i.restricted, i.declared_at, hurt.services
  FROM (SELECT id, title, restricted, declared_at FROM incident
        WHERE active AND kind = $1 ORDER BY declared_at DESC LIMIT ${MOST_INCIDENTS}) i
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('service', service, 'heard_ms', heard_ms, 'firing', firing, 'recent', recent))
      AS services
    FROM (SELECT a.service, extract(epoch FROM max(a.heard_at)) * 1000 AS heard_ms,
                 bool_or(a.state = 'firing') AS firing,
                 count(*) FILTER (WHERE a.heard_at >= $2::timestamptz) AS recent
          FROM incident_alert a WHERE a.incident_id = i.id GROUP BY a.service) s
  ) hurt ON true`;

function incidentOf({ id, title, restricted, declared_at, services }: IncidentRow) {
  return {
    incidentId: id,
    title,
    restricted,
    declaredAtMs: Date.parse(declared_at),
    services: (services ?? []).map(({ service, heard_ms: heardAtMs, firing, recent }): HurtService => ({
      service,
      heardAtMs,
      firing,
      recent,
    })),
  };
}

type AlertRow = {
  alert_id: string;
  incident_id: string;
  status: Status;
  state: string;
  started_at: string | null;
};

const KNOWN = `
  SELECT a.alert_id, a.incident_id, i.status, a.state, a.started_at
  FROM incident_alert a JOIN incident i ON i.id = a.incident_id
  WHERE a.alert_id = ANY ($2::text[]) AND i.kind = $1
  ORDER BY a.heard_at DESC`;

function stateOf({ state, started_at }: AlertRow): Pick<KnownAlert, "state" | "startedAtMs"> {
  return {
    state: state === "resolved" ? "resolved" : "firing",
    startedAtMs: started_at === null ? null : Date.parse(started_at),
  };
}

/** A merged incident takes no more alerts: where it went does. */
async function whereNow(
  log: Log,
  incidentId: string,
  status: Status,
): Promise<Pick<KnownAlert, "incidentId" | "active">> {
  let at = { incidentId, active: isActive(status) };
  if (status !== "merged") return at;
  for (let merges = 0; merges < MOST_MERGES; merges++) {
    const state = await log.state(at.incidentId);
    if (!state) return at;
    at = { incidentId: at.incidentId, active: isActive(state.status) };
    if (!state.mergedInto) return at;
    at = { incidentId: state.mergedInto.id, active: false };
  }
  return at;
}
