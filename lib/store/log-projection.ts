import { alertsChanged } from "@/lib/timeline/alert-book";
import type { RoomState, Task } from "@/lib/timeline/state";
import { isActive } from "@/lib/timeline/vocabulary";

import { changedMember } from "./report-member-row";

/** What a batch changes in the tables that lists and reports query, in the columns' own names. */
export type ProjectionRows = {
  incidents: unknown[];
  access: { incident_id: string; people: string[] }[];
  tasks: unknown[];
  dropped: { incident_id: string; task_id: string }[];
  alerts: unknown[];
  alertsDropped: { incident_id: string; alert_id: string }[];
  members: unknown[];
};

export function noRows(): ProjectionRows {
  return { incidents: [], access: [], tasks: [], dropped: [], alerts: [], alertsDropped: [], members: [] };
}

/** Parts of the state that the row of an incident is made from. */
const LISTED = [
  "title",
  "summary",
  "severity",
  "status",
  "kind",
  "restricted",
  "roles",
  "responders",
  "milestones",
  "updates",
] as const satisfies (keyof RoomState)[];

/**
 * Adds the rows that differ between two states of one incident. The fold never changes anything in
 * place, so what is the same object is the same. True where the incident's own row, or who may see it, changed.
 */
export function project(rows: ProjectionRows, before: RoomState, after: RoomState): boolean {
  const changed = before.lastSeq === 0 || LISTED.some((part) => before[part] !== after[part]);
  if (changed) rows.incidents.push(incidentRow(after));
  if (before.access !== after.access)
    rows.access.push({
      incident_id: after.incidentId,
      people: [...new Set(after.access.map(({ id }) => id))],
    });
  if (before.tasks !== after.tasks) projectTasks(rows, before, after);
  if (before.alerts !== after.alerts) projectAlerts(rows, before, after);
  const member = changedMember(before, after);
  if (member) rows.members.push(member);
  return changed || before.access !== after.access;
}

function projectTasks(rows: ProjectionRows, before: RoomState, after: RoomState): void {
  const { incidentId } = after;
  const known = new Map(Object.entries(before.tasks));
  for (const task of Object.values(after.tasks)) {
    if (known.get(task.id) !== task) rows.tasks.push(taskRow(incidentId, task));
    known.delete(task.id);
  }
  for (const id of known.keys()) rows.dropped.push({ incident_id: incidentId, task_id: id });
}

function projectAlerts(rows: ProjectionRows, before: RoomState, after: RoomState): void {
  const { changed, dropped } = alertsChanged(before.alerts, after.alerts);
  const { incidentId } = after;
  for (const { alertId, service = null, state, startedAt = null, at } of changed)
    rows.alerts.push({
      incident_id: incidentId,
      alert_id: alertId,
      service,
      state,
      started_at: startedAt,
      heard_at: at,
    });
  for (const alertId of dropped) rows.alertsDropped.push({ incident_id: incidentId, alert_id: alertId });
}

function incidentRow(state: RoomState) {
  const commander = state.roles["commander"];
  return {
    id: state.incidentId,
    number: state.number,
    title: state.title,
    summary: state.summary,
    severity: state.severity,
    status: state.status,
    active: isActive(state.status),
    kind: state.kind,
    restricted: state.restricted,
    commander_id: commander?.id ?? null,
    commander_name: commander?.name ?? null,
    responder_count: Object.keys(state.responders).length,
    declared_at: state.declaredAt,
    milestones: state.milestones,
    involved_ids: involved(state),
    next_update_at: nextUpdateAt(state),
  };
}

function involved({ roles, responders }: RoomState): string[] {
  return [...new Set([...Object.values(roles), ...Object.values(responders)].map(({ id }) => id))];
}

/** The first of the promised updates. */
function nextUpdateAt({ updates }: RoomState): string | null {
  const promised = [updates.responders?.nextUpdateAt, updates.stakeholders?.nextUpdateAt];
  return promised.filter((at) => typeof at === "string").sort()[0] ?? null;
}

function taskRow(incidentId: string, task: Task) {
  return {
    incident_id: incidentId,
    task_id: task.id,
    title: task.title,
    state: task.state,
    follow_up: task.followUp,
    follow_up_kind: task.followUpKind,
    due_on: task.dueOn,
    owner_id: task.owner?.id ?? null,
    owner_name: task.owner?.name ?? null,
    added_at: task.addedAt,
  };
}
