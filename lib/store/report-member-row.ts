import { lengthsOf } from "@/lib/reports/definitions";
import { MEMBER_FORMAT, memberParts, type ReportMember, reportMember } from "@/lib/reports/member";
import type { CauseKind, FirstGrade } from "@/lib/reports/vocabulary";
import type { RoomState } from "@/lib/timeline/state";
import type { Kind, Severity, Status } from "@/lib/timeline/vocabulary";

/** A row of report_member as the pool reads it by `MEMBER_COLUMNS`: moments in ms since 1970. */
export type MemberRow = {
  incident_id: string;
  number: number;
  kind: Kind;
  status: Status;
  severity: Severity;
  restricted: boolean;
  external_source: string | null;
  services: readonly string[];
  cause: CauseKind;
  at_ms: number;
  impact_started_ms: number | null;
  detected_ms: number | null;
  acknowledged_ms: number | null;
  mitigated_ms: number | null;
  resolved_ms: number | null;
  first_grade: FirstGrade | null;
  first_probability: number | null;
  follow_ups_done: number;
  follow_ups_dropped: number;
  follow_ups_open: readonly string[];
};

/** Numbers: to read half a million moments from text would take longer than everything else. */
const moments = ["at", "impact_started", "detected", "acknowledged", "mitigated", "resolved"].map(
  (name) =>
    `round(extract(epoch FROM m.${name === "at" ? name : `${name}_at`}) * 1000)::float8 AS ${name}_ms`,
);

export const MEMBER_COLUMNS = `m.incident_id, m.number, m.kind, m.status, m.severity, m.restricted, m.external_source,
  m.services, m.cause, ${moments.join(", ")}, m.first_grade, m.first_probability,
  m.follow_ups_done, m.follow_ups_dropped, m.follow_ups_open`;

/** The row of an incident where it differs between two of its states; null where reports see no difference. */
export function changedMember(before: RoomState, after: RoomState): WrittenRow | null {
  const touched = before.lastSeq === 0 || memberParts.some((part) => before[part] !== after[part]);
  if (!touched) return null;
  const row = memberRow(reportMember(after));
  if (before.lastSeq === 0) return row;
  return JSON.stringify(memberRow(reportMember(before))) === JSON.stringify(row) ? null : row;
}

type WrittenRow = ReturnType<typeof memberRow>;

/** A member in the columns' own names, as the append writes it. */
export function memberRow(member: ReportMember) {
  const { marks } = member;
  return {
    incident_id: member.incidentId,
    format: MEMBER_FORMAT,
    number: member.number,
    kind: member.kind,
    status: member.status,
    severity: member.severity,
    restricted: member.restricted,
    external_source: member.externalSource,
    services: member.services,
    cause: member.cause,
    at: instant(member.atMs),
    impact_started_at: instantOrNull(marks.impact_started),
    detected_at: instantOrNull(marks.detected),
    acknowledged_at: instantOrNull(marks.acknowledged),
    mitigated_at: instantOrNull(marks.mitigated),
    resolved_at: instantOrNull(marks.resolved),
    first_grade: member.firstGrade,
    first_probability: member.firstProbability,
    follow_ups_done: member.followUpsDone,
    follow_ups_dropped: member.followUpsDropped,
    follow_ups_open: member.followUpsOpen,
  };
}

/** The member that a row keeps. */
export function memberOf(row: MemberRow): ReportMember {
  const marks = {
    impact_started: row.impact_started_ms,
    detected: row.detected_ms,
    acknowledged: row.acknowledged_ms,
    mitigated: row.mitigated_ms,
    resolved: row.resolved_ms,
  };
  return {
    incidentId: row.incident_id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    severity: row.severity,
    restricted: row.restricted,
    externalSource: row.external_source,
    services: row.services,
    cause: row.cause,
    atMs: row.at_ms,
    marks,
    lengths: lengthsOf({ marks, status: row.status }),
    firstGrade: row.first_grade,
    firstProbability: row.first_probability,
    followUpsDone: row.follow_ups_done,
    followUpsDropped: row.follow_ups_dropped,
    followUpsOpen: row.follow_ups_open,
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();
const instantOrNull = (ms: number | null): string | null => (ms === null ? null : instant(ms));
