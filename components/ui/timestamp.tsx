import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

import { exactTime, relativeTime } from "./relative-time";

export interface TimestampProps extends Omit<ComponentProps<"time">, "dateTime" | "title" | "children"> {
  /** ISO 8601. */
  at: string;
  /** The present in ms since 1970; with it the text is relative, without it the clock time. */
  now?: number;
  timeZone?: string;
}

/** A moment: relative or by the clock, with its exact value on hover. Anything that is no time is shown as it came. */
export function Timestamp({ at, now, timeZone = "UTC", className, ...rest }: TimestampProps) {
  const atMs = Date.parse(at);
  if (Number.isNaN(atMs)) return <span className={className}>{at}</span>;
  const exact = exactTime(atMs, timeZone);
  return (
    <time
      {...rest}
      dateTime={new Date(atMs).toISOString()}
      title={exact}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {now === undefined ? exact.slice(11, 19) : relativeTime(atMs, now)}
    </time>
  );
}
