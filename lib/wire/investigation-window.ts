import { type Alert, alertsOf } from "@/lib/timeline/alert-book";
import type { RoomState } from "@/lib/timeline/state";
import type { Severity } from "@/lib/timeline/vocabulary";

const MINUTE_MS = 60_000;
/** What an investigation looks at before an alarm, to know what was usual, and after it. */
const BEFORE_MS = 60 * MINUTE_MS;
const AFTER_MS = 10 * MINUTE_MS;

/** What is asked of an investigation's stretch; what is left out follows from the incident. */
export type AskedStretch = {
  from?: string | undefined;
  to?: string | undefined;
  alarmAt?: string | undefined;
  service?: string | undefined;
};

export type Stretch = { from: string; to: string; alarmAt: string; service: string | null };

/**
 * The stretch around an alarm in which to look for its cause: an hour before it, and ten minutes after it as far as they
 * have passed. The alarm is what a person says, else the first alert that fired, else when somebody first knew. What
 * nobody asked for begins and ends with a full minute: those are measured once for all investigations.
 */
export function stretchOf(state: RoomState, asked: AskedStretch, nowMs: number): Stretch {
  const alert = firstAlert(state);
  const alarmMs = Math.min(nowMs, Date.parse(asked.alarmAt ?? alarmOf(state, alert)));
  const toMs =
    asked.to === undefined
      ? Math.min(nowMs, Math.ceil((alarmMs + AFTER_MS) / MINUTE_MS) * MINUTE_MS)
      : Date.parse(asked.to);
  const fromMs =
    asked.from === undefined
      ? Math.floor((Math.min(alarmMs, toMs - MINUTE_MS) - BEFORE_MS) / MINUTE_MS) * MINUTE_MS
      : Date.parse(asked.from);
  return {
    from: iso(fromMs),
    to: iso(Math.max(toMs, fromMs + MINUTE_MS)),
    alarmAt: iso(Math.min(Math.max(alarmMs, fromMs), Math.max(toMs, fromMs + MINUTE_MS))),
    service: asked.service ?? alert?.service ?? null,
  };
}

const started = (alert: Alert) => alert.startedAt ?? "";

function firstAlert({ alerts }: RoomState): Alert | null {
  const timed = alertsOf(alerts).filter((alert) => alert.startedAt !== undefined);
  return timed.sort((one, other) => (started(one) < started(other) ? -1 : 1))[0] ?? null;
}

function alarmOf({ milestones, declaredAt }: RoomState, alert: Alert | null): string {
  const { impact_started: impact, detected } = milestones;
  const said = impact?.origin === "set" ? impact.at : undefined;
  return said ?? alert?.startedAt ?? detected?.at ?? declaredAt;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

const priorities: Readonly<Record<Severity, number>> = {
  SEV1: 50,
  SEV2: 40,
  SEV3: 30,
  SEV4: 20,
  SEV5: 10,
  // It may turn out to be anything.
  undetermined: 35,
};

/** What is worse is looked at first; until a person has said how bad it is, what code proposes counts. */
export function priorityOf({
  severity,
  proposedSeverity,
}: Pick<RoomState, "severity" | "proposedSeverity">): number {
  return priorities[severity === "undetermined" ? (proposedSeverity?.severity ?? severity) : severity];
}
