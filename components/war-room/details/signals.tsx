"use client";

import { ExternalLink } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import { useRoomActions } from "@/lib/client/room-context";
import { alertsOf } from "@/lib/timeline/alert-book";
import type { RoomState } from "@/lib/timeline/state";
import { capital, changeKindWords } from "@/lib/timeline/words";

import { Moment } from "@/components/shell/moment";
import { Section } from "./section";

const line = "-mx-2 flex w-[calc(100%+1rem)] min-w-0 flex-col rounded-md px-2 py-1 text-left hover:bg-hover";

function Source({ url, what }: { url: string | undefined; what: string }) {
  if (!url) return null;
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      aria-label={`Open ${what} at its source`}
      className="shrink-0 rounded-sm p-1 text-subtle hover:text-fg"
    >
      <ExternalLink aria-hidden className="size-3" />
    </a>
  );
}

/** A storm brings thousands: the timeline has them all. */
const MOST_ALERTS = 20;

/** Alerts that belong to this incident: the firing ones first, and of many the newest. */
export function Alerts({ alerts }: { alerts: RoomState["alerts"] }) {
  const { goTo, zone } = useRoomActions();
  const shown = alertsOf(alerts)
    .toSorted(
      (one, other) =>
        Number(one.state === "resolved") - Number(other.state === "resolved") || other.seq - one.seq,
    )
    .slice(0, MOST_ALERTS);
  if (shown.length === 0) return null;
  const left = alerts.count - shown.length;
  return (
    <Section title="Alerts" count={alerts.count}>
      <ul>
        {shown.map((alert) => (
          <li key={alert.alertId} className="flex items-start">
            <button type="button" className={line} onClick={() => goTo(alert.seq)}>
              <span className="flex items-center gap-2">
                <span className="min-w-0 truncate text-fg">{alert.title}</span>
                <Badge tone={alert.state === "firing" ? "danger" : "neutral"}>{capital(alert.state)}</Badge>
              </span>
              <span className="truncate text-meta text-subtle">
                {[alert.service, alert.source].filter(Boolean).join(" · ")}
                {alert.startedAt && (
                  <>
                    {" · "}
                    <Moment atMs={Date.parse(alert.startedAt)} zone={zone} dated />
                  </>
                )}
              </span>
            </button>
            <Source url={alert.url} what={alert.title} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className="text-meta text-subtle">
          {left} more in the timeline; {alerts.firing} of all are firing.
        </p>
      )}
    </Section>
  );
}

/** What was changed before and during: the newest first. */
export function Changes({ changes }: { changes: RoomState["changes"] }) {
  const { goTo, zone } = useRoomActions();
  const all = Object.values(changes).sort((one, other) => other.changedAt.localeCompare(one.changedAt));
  if (all.length === 0) return null;
  return (
    <Section title="Changes" count={all.length}>
      <ul>
        {all.map((change) => (
          <li key={change.changeId} className="flex items-start">
            <button type="button" className={line} onClick={() => goTo(change.seq)}>
              <span className="truncate text-fg">{change.title}</span>
              <span className="truncate text-meta text-subtle">
                {[capital(changeKindWords[change.kind]), change.service, change.author]
                  .filter(Boolean)
                  .join(" · ")}
                {" · "}
                <Moment atMs={Date.parse(change.changedAt)} zone={zone} dated />
              </span>
            </button>
            <Source url={change.url} what={change.title} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
