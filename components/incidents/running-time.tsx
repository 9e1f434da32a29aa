"use client";
import type { ReactNode } from "react";

import { tip } from "@/components/ui/tooltip";
import { useNow } from "@/lib/client/use-now";

import { dueText, durationText } from "./duration";

const RENEW_MS = 15_000;

export type RunningDurationProps = {
  /** ISO 8601. */
  since: string;
  /** What began then, and exactly when: shown on hover. */
  exact: string;
  /** The server's clock, ms since 1970: what is shown until the page is alive. */
  nowMs: number;
};

/** A clock that runs. */
export function RunningDuration({ since, exact, nowMs }: RunningDurationProps) {
  const now = useNow(RENEW_MS) ?? nowMs;
  return (
    <time {...tip(exact)} dateTime={since} className="whitespace-nowrap">
      {durationText(now - Date.parse(since))}
    </time>
  );
}

/** When the next update is due, or for how long it has been overdue: then behind a mark. */
export function NextUpdate({ since: at, exact, nowMs, mark }: RunningDurationProps & { mark: ReactNode }) {
  const now = useNow(RENEW_MS) ?? nowMs;
  const { text, overdue } = dueText(Date.parse(at), now);
  return (
    <time
      {...tip(exact)}
      dateTime={at}
      className={`inline-flex items-center gap-1 whitespace-nowrap ${overdue ? "font-medium text-danger" : ""}`}
    >
      {overdue && mark}
      <span className="sr-only">Update </span>
      {text}
    </time>
  );
}
