import type { ReactNode } from "react";

import { Mark } from "@/components/ui/mark";
import type { JobState } from "@/lib/timeline/vocabulary";

const circle = <circle cx="8" cy="8" r="6" />;

const marks: Readonly<Record<JobState, { tone: string; word: string; shape: ReactNode }>> = {
  waiting: {
    tone: "text-subtle",
    word: "Waiting",
    shape: <circle cx="8" cy="8" r="6" strokeDasharray="2.2 2.5" />,
  },
  running: {
    tone: "text-hypothesis-testing",
    word: "Running",
    shape: (
      <>
        {circle}
        <path d="M8 8V2a6 6 0 0 1 6 6Z" fill="currentColor" stroke="none" />
      </>
    ),
  },
  done: {
    tone: "text-success",
    word: "Done",
    shape: (
      <>
        {circle}
        <path d="m5.2 8.2 2 2 3.6-4" />
      </>
    ),
  },
  failed: {
    tone: "text-danger",
    word: "Failed",
    shape: (
      <>
        {circle}
        <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />
      </>
    ),
  },
};

/** How a unit of an investigation's work stands; `of` says which one, where its title does not stand beside it. */
export function JobMark({ state, of, className }: { state: JobState; of?: string; className?: string }) {
  const { word, ...mark } = marks[state];
  return <Mark {...mark} word={of ? `${of}: ${word.toLowerCase()}` : word} compact className={className} />;
}
