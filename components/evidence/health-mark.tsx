import type { ReactNode } from "react";

import { Mark } from "@/components/ui/mark";
import type { Health, HealthState } from "@/lib/telemetry/health";

export const healthWords: Readonly<Record<HealthState, string>> = {
  failing: "Failing",
  slow: "Slow",
  silent: "Silent",
  healthy: "Healthy",
  unknown: "Unknown",
};

const marks: Readonly<Record<HealthState, { tone: string; shape: ReactNode }>> = {
  failing: {
    tone: "text-danger",
    shape: (
      <path
        fill="currentColor"
        stroke="none"
        fillRule="evenodd"
        d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5Zm.9 4-1.1 1.1L6.9 8l-2.1 2.1 1.1 1.1L8 9.1l2.1 2.1 1.1-1.1L9.1 8l2.1-2.1-1.1-1.1L8 6.9Z"
      />
    ),
  },
  slow: {
    tone: "text-warning",
    shape: (
      <>
        <circle cx="8" cy="8" r="6.5" />
        <path d="M8 4.2V8l2.6 1.6" />
      </>
    ),
  },
  silent: {
    tone: "text-warning",
    shape: (
      <>
        <circle cx="8" cy="8" r="6.5" strokeDasharray="1.9 2.18" />
        <path d="M5.2 8h5.6" />
      </>
    ),
  },
  healthy: {
    tone: "text-success",
    shape: (
      <>
        <circle cx="8" cy="8" r="6.5" />
        <path d="m5.2 8.2 2 2 3.7-4.1" />
      </>
    ),
  },
  unknown: { tone: "text-subtle", shape: <circle cx="8" cy="8" r="6.5" strokeDasharray="1.9 2.18" /> },
};

export interface HealthMarkProps {
  health: Health;
  compact?: boolean;
  className?: string;
}

/** How something stands: shape, word and colour; the numbers that say so on hover. */
export function HealthMark({ health: { state, reason }, compact, className }: HealthMarkProps) {
  return (
    <span title={reason} className={className}>
      <Mark {...marks[state]} word={healthWords[state]} compact={compact} />
    </span>
  );
}
