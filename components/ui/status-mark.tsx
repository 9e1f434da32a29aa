import type { ReactNode } from "react";

import { Mark } from "./mark";

export type StatusMarkName =
  | "triage"
  | "investigating"
  | "fixing"
  | "monitoring"
  | "resolved"
  | "reviewing"
  | "closed"
  | "declined"
  | "merged";

const ring = <circle cx="8" cy="8" r="6.5" />;

/** What somebody works on has a hue of its own; what has ended is grey. */
const marks: Record<StatusMarkName, { tone: string; word: string; shape: ReactNode }> = {
  triage: {
    tone: "text-status-triage",
    word: "Triage",
    shape: (
      <>
        <circle cx="8" cy="8" r="6.5" strokeDasharray="1.9 2.18" />
        <circle cx="8" cy="8" r="2" fill="currentColor" stroke="none" />
      </>
    ),
  },
  investigating: {
    tone: "text-status-active",
    word: "Investigating",
    shape: (
      <path d="M6.9 11.6a4.75 4.75 0 1 0 0-9.5 4.75 4.75 0 0 0 0 9.5Zm3.5-1.2 3.7 3.7" strokeWidth={1.75} />
    ),
  },
  fixing: {
    tone: "text-status-active",
    word: "Fixing",
    shape: (
      <>
        {ring}
        <path d="M8 4a4 4 0 0 1 0 8Z" fill="currentColor" stroke="none" />
      </>
    ),
  },
  monitoring: {
    tone: "text-status-monitoring",
    word: "Monitoring",
    shape: <path d="M1 8.5h3L6 3l3.5 10.5 2-5H15" strokeWidth={1.75} />,
  },
  resolved: {
    tone: "text-status-resolved",
    word: "Resolved",
    shape: (
      <>
        {ring}
        <path d="m5.2 8.2 2 2 3.7-4.1" />
      </>
    ),
  },
  reviewing: {
    tone: "text-status-reviewing",
    word: "Reviewing",
    shape: (
      <path d="M3 3.2c0-.8.6-1.4 1.4-1.4h7.2c.8 0 1.4.6 1.4 1.4v9.6c0 .8-.6 1.4-1.4 1.4H4.4A1.4 1.4 0 0 1 3 12.8ZM5.8 5.4h4.4M5.8 8h4.4m-4.4 2.6H8" />
    ),
  },
  closed: {
    tone: "text-status-ended",
    word: "Closed",
    shape: (
      <path
        fill="currentColor"
        stroke="none"
        fillRule="evenodd"
        d="M8 .75a7.25 7.25 0 1 1 0 14.5A7.25 7.25 0 0 1 8 .75Zm3.3 4.1L7.2 9.4 5.1 7.3 4 8.4l3.2 3.3 5.2-5.8Z"
      />
    ),
  },
  declined: {
    tone: "text-status-ended",
    word: "Declined",
    shape: (
      <>
        {ring}
        <path d="m3.5 12.5 9-9" />
      </>
    ),
  },
  merged: {
    tone: "text-status-ended",
    word: "Merged",
    shape: (
      <>
        <circle cx="4" cy="3.2" r="1.9" />
        <circle cx="4" cy="12.8" r="1.9" />
        <circle cx="12.2" cy="9.4" r="1.9" />
        <path d="M4 5.2v5.6m0-5.6c.4 2.8 2.6 4.2 6.2 4.2" />
      </>
    ),
  },
};

export interface StatusMarkProps {
  status: StatusMarkName;
  compact?: boolean;
  className?: string;
}

export function StatusMark({ status, compact, className }: StatusMarkProps) {
  return <Mark {...marks[status]} compact={compact} className={className} />;
}
