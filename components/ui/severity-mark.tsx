import type { ReactNode } from "react";

import { Mark } from "./mark";

export type SeverityMarkName = "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5" | "undetermined";

const solid = { fill: "currentColor", stroke: "none", fillRule: "evenodd" } as const;

/** Full, angular and loud at the top; hollow, round and small at the bottom. */
const marks: Record<SeverityMarkName, { tone: string; word: string; shape: ReactNode }> = {
  SEV1: {
    tone: "text-sev1",
    word: "SEV1",
    shape: <path {...solid} d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5ZM7 3.8v5.6h2V3.8Zm0 7v2h2v-2Z" />,
  },
  SEV2: {
    tone: "text-sev2",
    word: "SEV2",
    shape: <path {...solid} d="M8 1.2 15.6 14.4H.4ZM7.1 6v4.4h1.8V6Zm0 5.4v1.7h1.8v-1.7Z" />,
  },
  SEV3: { tone: "text-sev3", word: "SEV3", shape: <path {...solid} d="M8 .8 15.2 8 8 15.2.8 8Z" /> },
  SEV4: {
    tone: "text-sev4",
    word: "SEV4",
    shape: <rect x="2.75" y="2.75" width="10.5" height="10.5" rx="1" strokeWidth={2} />,
  },
  SEV5: { tone: "text-sev5", word: "SEV5", shape: <circle cx="8" cy="8" r="3.75" strokeWidth={2} /> },
  undetermined: {
    tone: "text-sev-undetermined",
    word: "Undetermined",
    shape: (
      <>
        <circle cx="8" cy="8" r="6.75" strokeDasharray="2.3 1.94" />
        <path d="M6.2 6.3c.2-1 1-1.6 1.9-1.6 1 0 1.8.7 1.8 1.6 0 1.2-1.8 1.3-1.8 2.6" />
        <path d="M8.1 11.2h.01" strokeWidth={1.9} />
      </>
    ),
  },
};

export interface SeverityMarkProps {
  severity: SeverityMarkName;
  /** The organisation's own word for it. */
  word?: string;
  compact?: boolean;
  className?: string;
}

export function SeverityMark({ severity, word, compact, className }: SeverityMarkProps) {
  const mark = marks[severity];
  return (
    <Mark
      shape={mark.shape}
      tone={mark.tone}
      word={word ?? mark.word}
      compact={compact}
      className={className}
    />
  );
}
