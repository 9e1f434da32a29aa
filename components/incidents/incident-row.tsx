import { Lock, UserRound } from "lucide-react";
import Link from "next/link";

import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { exactTime } from "@/components/ui/relative-time";
import { SeverityMark } from "@/components/ui/severity-mark";
import { StatusMark } from "@/components/ui/status-mark";
import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { isActive } from "@/lib/timeline/vocabulary";
import type { IncidentSummary } from "@/lib/wire/incident-list";

import { durationText } from "./duration";
import { deskOnly, rowGrid } from "./incident-columns";
import { NextUpdate, RunningDuration } from "./running-time";

/** The room of an incident. */
export function incidentHref(id: string): string {
  return `/incidents/${id}`;
}

export type IncidentRowProps = {
  incident: IncidentSummary;
  /** The clock of whoever draws this first, ms since 1970. */
  nowMs: number;
};

const exactly = (what: string, at: string) => `${what} ${exactTime(Date.parse(at), "UTC")}`;

/** One incident of the list. The whole row is its link. */
export function IncidentRow({ incident, nowMs }: IncidentRowProps) {
  const { id, number, title, severity, status, kind, restricted, commander, responderCount } = incident;
  const active = isActive(status);
  return (
    <li
      className={cn(
        rowGrid,
        "relative border-b border-line py-2 text-work transition-colors hover:bg-hover tablet:h-9 tablet:py-0",
        "has-focus-visible:bg-selected has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-link",
        "[contain-intrinsic-size:auto_2.25rem] [content-visibility:auto]",
      )}
    >
      <span className="flex min-w-0 text-muted">
        <SeverityMark severity={severity} className="desk:hidden" compact />
        <SeverityMark severity={severity} className="max-desk:hidden" />
      </span>
      <span className="text-subtle tabular-nums max-tablet:row-start-2 max-tablet:col-start-2">
        INC-{number}
      </span>
      <span className="flex min-w-0 items-center gap-2 max-tablet:col-span-2 max-tablet:col-start-2 max-tablet:row-start-1">
        <Link
          href={incidentHref(id)}
          prefetch={false}
          data-incident={id}
          className={cn(
            "truncate outline-none after:absolute after:inset-0",
            active ? "font-medium text-fg" : "text-muted",
          )}
        >
          {title}
        </Link>
        {kind !== "real" && <Badge>{kind}</Badge>}
        {restricted && (
          <span
            {...tip("Restricted: only those who were let in see it")}
            className="relative flex text-subtle"
          >
            <Lock aria-hidden className="size-3.5" />
            <span className="sr-only">Restricted</span>
          </span>
        )}
      </span>
      <span className="col-span-2 col-start-3 row-start-2 flex min-w-0 items-center gap-3 text-muted tablet:contents">
        <span className="text-muted">
          <StatusMark status={status} />
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-muted max-tablet:hidden">
          {commander ? (
            <>
              <Avatar name={commander.name} seed={commander.id} size="sm" decorative />
              <span className="truncate">{commander.name}</span>
            </>
          ) : (
            <span className="text-subtle">{active ? "No commander" : "—"}</span>
          )}
        </span>
        <span
          {...tip("Responders")}
          className={cn("relative flex items-center gap-1 text-subtle tabular-nums", deskOnly)}
        >
          <UserRound aria-hidden className="size-3.5" />
          {responderCount}
          <span className="sr-only">{responderCount === 1 ? " responder" : " responders"}</span>
        </span>
        <span className={cn("relative text-muted", deskOnly)}>
          <Due incident={incident} active={active} nowMs={nowMs} />
        </span>
      </span>
      <span className="relative justify-self-end text-muted max-tablet:row-start-1">
        <Age incident={incident} active={active} nowMs={nowMs} />
      </span>
    </li>
  );
}

type PartProps = IncidentRowProps & { active: boolean };

function Due({ incident: { nextUpdateAt }, active, nowMs }: PartProps) {
  if (!active || !nextUpdateAt) return <span className="text-subtle">—</span>;
  return <NextUpdate since={nextUpdateAt} exact={exactly("Next update", nextUpdateAt)} nowMs={nowMs} />;
}

function Age({ incident, active, nowMs }: PartProps) {
  const { impactStartedAt, declaredAt, resolvedAt } = incident;
  const since = impactStartedAt ?? declaredAt;
  const began = exactly(impactStartedAt ? "Impact started" : "Declared", since);
  if (active) return <RunningDuration since={since} exact={began} nowMs={nowMs} />;
  if (!resolvedAt) return <span className="text-subtle">—</span>;
  return (
    <time {...tip(`${began}, ${exactly("resolved", resolvedAt)}`)} className="whitespace-nowrap">
      {durationText(Date.parse(resolvedAt) - Date.parse(since))}
    </time>
  );
}
