import type { ReactNode } from "react";

import { Mark } from "./mark";

export type StanceMarkName = "for" | "against" | "neutral";

const marks: Record<StanceMarkName, { tone: string; word: string; shape: ReactNode }> = {
  for: {
    tone: "text-stance-for",
    word: "For",
    shape: <path d="M8 13.5v-11M3.5 7 8 2.5 12.5 7" strokeWidth={2} />,
  },
  against: {
    tone: "text-stance-against",
    word: "Against",
    shape: <path d="M8 2.5v11M3.5 9 8 13.5 12.5 9" strokeWidth={2} />,
  },
  neutral: { tone: "text-stance-neutral", word: "Neutral", shape: <path d="M2.5 8h11" strokeWidth={2} /> },
};

export interface StanceMarkProps {
  stance: StanceMarkName;
  /** In place of the word, as in `3 for`. */
  word?: string;
  compact?: boolean;
  className?: string;
}

/** What a piece of evidence says of a hypothesis. */
export function StanceMark({ stance, word, compact, className }: StanceMarkProps) {
  const mark = marks[stance];
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
