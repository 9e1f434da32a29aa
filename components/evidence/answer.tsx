"use client";
import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Asked } from "./use-telemetry";

export interface AnswerProps<T> {
  asked: Asked<T>;
  /** What stands there before the first answer, in the size of what will come. */
  skeleton: ReactNode;
  className?: string;
  children: (value: T) => ReactNode;
}

/** An answer, or that it is on its way, or why there is none. */
export function Answer<T>({
  asked: { outcome, stale, retry },
  skeleton,
  className,
  children,
}: AnswerProps<T>) {
  if (!outcome) return <div className={className}>{skeleton}</div>;
  if (!outcome.ok)
    return (
      <Callout
        tone={outcome.problem.code === "not_found" ? "info" : "danger"}
        title={titles.get(outcome.problem.code) ?? "This could not be read."}
        className="m-4"
        actions={<Button onClick={retry}>Try again</Button>}
      >
        {outcome.problem.detail}
      </Callout>
    );
  return (
    <div aria-busy={stale} className={className}>
      {children(outcome.value)}
    </div>
  );
}

const titles = new Map([
  ["not_found", "Not in this window."],
  ["unavailable", "The server cannot be reached. What you chose is kept in the address."],
  ["rate_limited", "The server is busy reading other windows."],
]);
