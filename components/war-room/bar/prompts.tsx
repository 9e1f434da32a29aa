"use client";

import { lazy, Suspense } from "react";

import { isGradable } from "@/lib/timeline/grading";
import type { RoomState } from "@/lib/timeline/state";
import { isActive, type Status } from "@/lib/timeline/vocabulary";

/** The code of each comes when there is something to ask. */
const SeverityPrompt = lazy(async () => ({ default: (await import("./severity-prompt")).SeverityPrompt }));
const PostmortemPrompt = lazy(async () => ({
  default: (await import("./postmortem-prompt")).PostmortemPrompt,
}));
const GradePrompt = lazy(async () => ({ default: (await import("./grade-prompt")).GradePrompt }));

/** It is over, and what is left is to learn from it. */
const isReviewed = (status: Status) => status === "reviewing" || status === "closed";

/** What is asked of the people in the room: the severity while it lasts, the machine's grade and a postmortem once it is over. */
export function Prompts({ state }: { state: RoomState }) {
  const { proposedSeverity, severity, status } = state;
  return (
    <Suspense>
      {proposedSeverity && isActive(status) && (
        <SeverityPrompt proposed={proposedSeverity} current={severity} />
      )}
      {isGradable(state) && <GradePrompt />}
      {isReviewed(status) && !state.postmortem && <PostmortemPrompt number={state.number} />}
    </Suspense>
  );
}
