"use client";

import { GraduationCap } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { firstOfMachine, isGradable } from "@/lib/timeline/grading";
import { grades } from "@/lib/timeline/vocabulary";
import { capital, gradeWords } from "@/lib/timeline/words";

import { PromptRow } from "./prompt-row";

/** Once it is over, asks how right the machine's first hypothesis was. Who does not want to say leaves it for this visit. */
export function GradePrompt() {
  const { append, mayAct, open } = useRoomActions();
  const { state } = useRoomData();
  const [later, setLater] = useState(false);
  if (!mayAct || later || !isGradable(state)) return null;
  const first = firstOfMachine(state);
  if (!first || first.grade) return null;
  const { id: hypothesisId, claim } = first;
  return (
    <PromptRow
      label="Grade the machine"
      icon={GraduationCap}
      actions={
        <>
          {grades.map((grade) => (
            <Button
              key={grade}
              size="sm"
              onClick={() => append({ type: "hypothesis_graded", payload: { hypothesisId, grade } })}
            >
              {capital(gradeWords[grade])}
            </Button>
          ))}
          <Button size="sm" variant="ghost" onClick={() => setLater(true)}>
            Not now
          </Button>
        </>
      }
    >
      How right was the machine’s first hypothesis,{" "}
      <button
        type="button"
        className="rounded-sm text-start underline decoration-line-strong underline-offset-2 hover:decoration-current"
        onClick={() => open({ kind: "hypothesis", hypothesisId })}
      >
        “{claim}”
      </button>
      ?
    </PromptRow>
  );
}
