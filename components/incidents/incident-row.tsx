import { Lock } from "lucide-react";
import Link from "next/link";

import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { SeverityMark } from "@/components/ui/severity-mark";
import { StatusMark } from "@/components/ui/status-mark";
import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { isActive } from "@/lib/timeline/vocabulary";
import type { IncidentSummary } from "@/lib/wire/incident-list";

import { deskOnly, rowGrid } from "./incident-columns";
import { ActiveTimes, EndedTimes } from "./incident-times";

type IncidentRowProps = {
  incident: IncidentSummary;
  /** The clock of whoever draws this first, ms since 1970. */
  nowMs: number;
};

const cell = "flex min-w-0 items-center gap-1.5";
// Joined once, and not for every row.
const rowClass = cn(
  rowGrid,
  "relative [row-gap:0.125rem] border-b border-line py-2 text-work text-muted transition-colors hover:bg-hover tablet:h-9 tablet:py-0",
  "has-focus-visible:bg-selected has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-link",
  "[contain-intrinsic-size:auto_2.25rem] [content-visibility:auto]",
);
const severityClass = `${cell} max-tablet:col-start-1 max-tablet:row-start-1`;
const commanderClass = `${cell} ${deskOnly}`;
const respondersClass = `text-subtle tabular-nums ${deskOnly}`;
const titleCellClass =
  "flex min-w-0 items-center gap-2 max-tablet:col-span-2 max-tablet:col-start-2 max-tablet:row-start-1";
const titleClass = "truncate outline-none after:absolute after:inset-0";

/** One incident of the list. The whole row is its link. */
export function IncidentRow({ incident, nowMs }: IncidentRowProps) {
  const { number, severity, status, commander, responderCount } = incident;
  const active = isActive(status);
  const Times = active ? ActiveTimes : EndedTimes;
  return (
    <li className={rowClass}>
      <span className={severityClass}>
        <SeverityMark severity={severity} className="max-desk:[&>span]:sr-only" />
      </span>
      <span className="text-subtle max-tablet:col-start-2 max-tablet:row-start-2">INC-{number}</span>
      <TitleCell incident={incident} active={active} />
      <span className="flex min-w-0 items-center gap-3 max-tablet:col-start-3 max-tablet:row-start-2 tablet:contents">
        <span className={cell}>
          <StatusMark status={status} />
        </span>
        <span className={commanderClass}>
          {commander ? (
            <>
              <Avatar name={commander.name} seed={commander.id} size="sm" decorative />
              <span className="truncate">{commander.name}</span>
            </>
          ) : (
            active && <span className="text-subtle">No commander</span>
          )}
        </span>
        <span className={respondersClass}>
          {responderCount}
          <span className="sr-only">{responderCount === 1 ? " responder" : " responders"}</span>
        </span>
        <Times incident={incident} nowMs={nowMs} />
      </span>
    </li>
  );
}

function TitleCell({ incident, active }: { incident: IncidentSummary; active: boolean }) {
  const { id, number, title, kind, restricted } = incident;
  return (
    <span className={titleCellClass}>
      <Link
        href={`/incidents/${number}`}
        prefetch={false}
        data-incident={id}
        className={active ? `${titleClass} font-medium text-fg` : titleClass}
      >
        {title}
      </Link>
      {kind !== "real" && <Badge>{kind}</Badge>}
      {restricted && (
        <span {...tip("Restricted: only those who were let in see it")} className="relative flex text-subtle">
          <Lock aria-hidden className="size-3.5" />
          <span className="sr-only">Restricted</span>
        </span>
      )}
    </span>
  );
}
