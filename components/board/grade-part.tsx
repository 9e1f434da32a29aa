"use client";

import { Button } from "@/components/ui/button";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { isGradable } from "@/lib/timeline/grading";
import type { Hypothesis } from "@/lib/timeline/state";
import { grades } from "@/lib/timeline/vocabulary";
import { capital, gradeWords } from "@/lib/timeline/words";

import { EventLink } from "./event-link";
import { Part } from "./part";
import { When } from "./when";

/** How right it turned out to be: asked for once it is over, of what the code has judged. */
export function GradePart({ hypothesis: { id, grade, history } }: { hypothesis: Hypothesis }) {
  const { append, mayAct } = useRoomActions();
  const { state } = useRoomData();
  const asks = mayAct && isGradable(state) && history.length > 0;
  if (!grade && !asks) return null;
  return (
    <Part title="How right it was">
      {grade && (
        <p className="text-muted [overflow-wrap:anywhere]">
          <span className="text-fg">{capital(gradeWords[grade.grade])}</span>
          {grade.reason !== "" && <> · “{grade.reason}”</>}
          <span className="text-meta text-subtle">
            {" "}
            {grade.by.name} · <When at={grade.at} /> · <EventLink seq={grade.seq} />
          </span>
        </p>
      )}
      {asks && (
        <div className="flex flex-wrap gap-1.5">
          {grades.map((each) => (
            <Button
              key={each}
              size="sm"
              disabled={grade?.grade === each}
              onClick={() =>
                append({ type: "hypothesis_graded", payload: { hypothesisId: id, grade: each } })
              }
            >
              {capital(gradeWords[each])}
            </Button>
          ))}
        </div>
      )}
    </Part>
  );
}
