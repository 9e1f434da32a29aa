import type { ReactNode } from "react";

import { Mark } from "./mark";

export type HypothesisMarkName =
  | "proposed"
  | "investigating"
  | "supported"
  | "inconclusive"
  | "refuted"
  | "confirmed";

const box = <rect x="1.75" y="1.75" width="12.5" height="12.5" rx="3" />;

/** A square, so that a hypothesis is never taken for the status of the incident; the sign inside says its state. */
const marks: Record<HypothesisMarkName, { tone: string; word: string; shape: ReactNode }> = {
  proposed: {
    tone: "text-stance-neutral",
    word: "Proposed",
    shape: <rect x="1.75" y="1.75" width="12.5" height="12.5" rx="3" strokeDasharray="2.4 2.2" />,
  },
  investigating: {
    tone: "text-hypothesis-testing",
    word: "Investigating",
    shape: (
      <>
        {box}
        <path d="M4.9 8h.01M8 8h.01m3.09 0h.01" strokeWidth={2.1} />
      </>
    ),
  },
  supported: {
    tone: "text-stance-for",
    word: "Supported",
    shape: (
      <>
        {box}
        <path d="M8 5v6M5 8h6" strokeWidth={1.75} />
      </>
    ),
  },
  inconclusive: {
    tone: "text-stance-neutral",
    word: "Inconclusive",
    shape: (
      <>
        {box}
        <path d="M4.8 8.8c.9-1.7 2.2-1.7 3.2-.8s2.3.9 3.2-.8" />
      </>
    ),
  },
  refuted: {
    tone: "text-stance-against",
    word: "Refuted",
    shape: (
      <>
        {box}
        <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" strokeWidth={1.75} />
      </>
    ),
  },
  confirmed: {
    tone: "text-hypothesis-confirmed",
    word: "Confirmed",
    shape: (
      <path
        fill="currentColor"
        stroke="none"
        fillRule="evenodd"
        d="M4.5 1h7A3.5 3.5 0 0 1 15 4.5v7a3.5 3.5 0 0 1-3.5 3.5h-7A3.5 3.5 0 0 1 1 11.5v-7A3.5 3.5 0 0 1 4.5 1Zm6.8 3.9-4.1 4.5-2.1-2.1L4 8.4l3.2 3.3 5.2-5.8Z"
      />
    ),
  },
};

export interface HypothesisMarkProps {
  state: HypothesisMarkName;
  compact?: boolean;
  className?: string;
}

export function HypothesisMark({ state, compact, className }: HypothesisMarkProps) {
  return <Mark {...marks[state]} compact={compact} className={className} />;
}
