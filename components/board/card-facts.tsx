import { UserRoundPen } from "lucide-react";

import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/lib/cn";
import type { Card } from "@/lib/timeline/board";
import type { EventActor } from "@/lib/timeline/event";
import { hypothesisKindWords, hypothesisStateWords } from "@/lib/timeline/words";

/** A person's word stands above the code's, whose verdict stays in sight. */
export function OverruledMark({ hypothesis }: { hypothesis: Card["hypothesis"] }) {
  const { overruled, machineState } = hypothesis;
  if (!overruled) return null;
  const tested = machineState !== "proposed";
  return (
    <span className={cn("flex items-start gap-1", tested ? "text-warning" : "text-subtle")}>
      <UserRoundPen aria-hidden className="mt-0.5 size-3 shrink-0" />
      {tested
        ? `Overruled · the code says ${hypothesisStateWords[machineState]}`
        : `Overruled by ${overruled.by.name} · not tested yet`}
    </span>
  );
}

/** Who proposed it; the name is read out, and shown where the card opens. */
export function Proposer({ by: { id, name } }: { by: EventActor }) {
  return (
    <>
      <span className="sr-only">Proposed by </span>
      <Avatar name={name} seed={id} size="sm" />
    </>
  );
}

/** Why it stands where it stands, in the words of whoever put it there. */
export function Why({ hypothesis, className }: { hypothesis: Card["hypothesis"]; className?: string }) {
  const reason = hypothesis.overruled?.reason ?? hypothesis.machineReason;
  if (reason === "") return null;
  return <p className={cn("[overflow-wrap:anywhere]", className)}>“{reason}”</p>;
}

/** What kind of cause it is, of which component, and in how many parts. */
export function CardFacts({ card: { hypothesis, children } }: { card: Card }) {
  const facts = [
    hypothesis.standing ? "always here" : hypothesisKindWords[hypothesis.kind],
    hypothesis.component,
    children > 0 && `${children} sub-${children === 1 ? "hypothesis" : "hypotheses"}`,
  ].filter(Boolean);
  return <span className="text-subtle [overflow-wrap:anywhere]">{facts.join(" · ")}</span>;
}
