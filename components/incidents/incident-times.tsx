import { CircleAlert } from "lucide-react";

import { exactTime } from "@/components/ui/relative-time";
import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import type { IncidentSummary } from "@/lib/wire/incident-list";

import { durationText } from "./duration";
import { NextUpdate, RunningDuration } from "./running-time";
import { whenText } from "./when-text";

type TimesProps = {
  incident: IncidentSummary;
  /** The clock of whoever draws this first, ms since 1970. */
  nowMs: number;
};

const exactly = (what: string, at: string) => `${what} ${exactTime(Date.parse(at), "UTC")}`;

/** At the end of the line, on a phone of the second one. */
const lengthCell = "relative flex shrink-0 justify-self-end tabular-nums max-tablet:ml-auto";

/** When impact began where that is known, else when it was declared. */
function beginning({ impactStartedAt, declaredAt }: IncidentSummary) {
  const since = impactStartedAt ?? declaredAt;
  return { since, exact: exactly(impactStartedAt ? "Impact started" : "Declared", since) };
}

/** When the next update is due, and for how long it has been going on. */
export function ActiveTimes({ incident, nowMs }: TimesProps) {
  const { nextUpdateAt } = incident;
  const { since, exact } = beginning(incident);
  return (
    <>
      <span className="relative flex min-w-0 tabular-nums">
        {nextUpdateAt ? (
          <NextUpdate
            since={nextUpdateAt}
            exact={exactly("Next update", nextUpdateAt)}
            nowMs={nowMs}
            mark={<CircleAlert aria-hidden className="size-3.5" />}
          />
        ) : (
          <span className="text-subtle max-tablet:hidden">None promised</span>
        )}
      </span>
      <span className={lengthCell}>
        <RunningDuration since={since} exact={exact} nowMs={nowMs} />
      </span>
    </>
  );
}

/** When it was declared, and how long it lasted where it was resolved, and not before it began. */
export function EndedTimes({ incident, nowMs }: TimesProps) {
  const { declaredAt, resolvedAt } = incident;
  const { since, exact } = beginning(incident);
  return (
    <>
      <time
        {...tip(exactly("Declared", declaredAt))}
        dateTime={declaredAt}
        className="relative truncate tabular-nums"
      >
        <span className="sr-only">Declared </span>
        {whenText(Date.parse(declaredAt), nowMs)}
      </time>
      <span className={cn(lengthCell, "text-subtle")}>
        {resolvedAt && (
          <time {...tip(`${exact}, ${exactly("resolved", resolvedAt)}`)}>
            <Lasted ms={Date.parse(resolvedAt) - Date.parse(since)} />
          </time>
        )}
      </span>
    </>
  );
}

/** A resolution that was dated before the beginning says nothing of the length. */
function Lasted({ ms }: { ms: number }) {
  if (ms < 0) return "–";
  return (
    <>
      <span className="sr-only">Lasted </span>
      {durationText(ms)}
    </>
  );
}
