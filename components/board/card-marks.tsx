import { EyeOff, GraduationCap } from "lucide-react";

import { Avatar } from "@/components/ui/avatar";
import { tip } from "@/components/ui/tooltip";
import type { Hypothesis } from "@/lib/timeline/state";
import { gradeWords } from "@/lib/timeline/words";

/** How many things the code could not look at. */
export function GapsMark({ gaps }: Pick<Hypothesis, "gaps">) {
  if (gaps.length === 0) return null;
  const words = `${gaps.length} ${gaps.length === 1 ? "thing" : "things"} could not be looked at`;
  return (
    <span {...tip(words)} className="inline-flex items-center gap-0.5 text-subtle tabular-nums">
      <EyeOff aria-hidden className="size-3" />
      <span aria-hidden>{gaps.length}</span>
      <span className="sr-only">{words}. </span>
    </span>
  );
}

/** How right it turned out to be, as a person said at the end. */
export function GradeMark({ grade }: Pick<Hypothesis, "grade">) {
  if (!grade) return null;
  return (
    <span className="flex items-center gap-1 text-subtle">
      <GraduationCap aria-hidden className="size-3 shrink-0" />
      Graded {gradeWords[grade.grade]} by {grade.by.name}
    </span>
  );
}

/** Who sees to it; where nobody does, who proposed it. The name is read out, and shown where the card opens. */
export function Whose({ owner, proposedBy }: Pick<Hypothesis, "owner" | "proposedBy">) {
  const person = owner ?? proposedBy;
  if (!person) return null;
  return (
    <span className="inline-flex items-center gap-1">
      <span className={owner ? "text-meta text-subtle" : "sr-only"}>{owner ? "Owner" : "Proposed by"} </span>
      <Avatar name={person.name} seed={person.id} size="sm" />
    </span>
  );
}
