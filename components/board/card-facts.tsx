import { MessageCircleQuestionMark, UserRoundPen } from "lucide-react";

import { cn } from "@/lib/cn";
import type { Card } from "@/lib/timeline/board";
import { span } from "@/lib/timeline/span";
import { doubtBetween, doubtOf } from "@/lib/timeline/doubt";
import type { HypothesisState, MachineState } from "@/lib/timeline/vocabulary";
import { hypothesisKindWords, hypothesisStateWords } from "@/lib/timeline/words";

import { questionOf } from "./question";

/** A person's word stands above the code's, whose verdict stays in sight. */
export function OverruledMark({ hypothesis }: { hypothesis: Card["hypothesis"] }) {
  const { overruled, machineState } = hypothesis;
  if (!overruled) return null;
  const doubt = doubtOf(hypothesis);
  return (
    <span className={cn("flex items-start gap-1", doubt === "differs" ? "text-warning" : "text-subtle")}>
      <UserRoundPen aria-hidden className="mt-0.5 size-3 shrink-0" />
      {doubt === "differs"
        ? `Overruled · the code says ${hypothesisStateWords[machineState]}`
        : `${overruled.state === "confirmed" ? "Confirmed" : "Moved"} by ${overruled.by.name} · ${besides(overruled.state, machineState)}`}
    </span>
  );
}

/** What the code says beside a person's word that it does not contradict. */
function besides(person: HypothesisState, code: MachineState): string {
  if (person === code) return "the code agrees";
  return doubtBetween(person, code) === "untested"
    ? "not tested yet"
    : `the code says ${hypothesisStateWords[code]}`;
}

/** Why it stands where it stands, in the words of whoever put it there; or what the code asks about it. */
export function Why({ hypothesis, className }: { hypothesis: Card["hypothesis"]; className?: string }) {
  const question = hypothesis.overruled ? null : questionOf(hypothesis);
  if (question !== null)
    return (
      <p className={cn("flex items-start gap-1 text-warning", className)}>
        <MessageCircleQuestionMark aria-hidden className="mt-0.5 size-3 shrink-0" />
        <span className="[overflow-wrap:anywhere]">{question}</span>
      </p>
    );
  const reason = hypothesis.overruled?.reason ?? hypothesis.machineReason;
  if (reason === "") return null;
  return <p className={cn("[overflow-wrap:anywhere]", className)}>“{reason}”</p>;
}

/** What was found at once needs no clock. */
const LEAST_MS = 1_000;

/** States in which the code has come to a verdict. */
const findings: ReadonlySet<HypothesisState> = new Set(["supported", "inconclusive", "refuted"]);

/** What kind of cause it is, of which component, in how many parts, and how long it took to find. */
export function CardFacts({ card: { hypothesis, children, findingMs } }: { card: Card }) {
  const facts = [
    hypothesis.standing ? "always here" : hypothesisKindWords[hypothesis.kind],
    hypothesis.component,
    children > 0 && `${children} sub-${children === 1 ? "hypothesis" : "hypotheses"}`,
    findingMs !== null &&
      findingMs >= LEAST_MS &&
      findings.has(hypothesis.machineState) &&
      `found in ${span(findingMs)}`,
  ].filter(Boolean);
  return <span className="text-subtle [overflow-wrap:anywhere]">{facts.join(" · ")}</span>;
}
