"use client";

import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { cn } from "@/lib/cn";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { type Doubt, doubtOf } from "@/lib/timeline/doubt";
import { outweighed, outweighedText } from "@/lib/timeline/outweighed";
import type { Hypothesis } from "@/lib/timeline/state";

import { EventLink } from "./event-link";
import { Probability } from "./probability";
import { questionOf } from "./question";
import { When } from "./when";

function OwnVerdict({ hypothesis }: Props) {
  const { machineState, machineReason, probability, history, standing } = hypothesis;
  const { state } = useRoomData();
  const question = questionOf(hypothesis);
  const unlikely = outweighed(hypothesis, state.hypotheses);
  const last = history.at(-1);
  const untested = machineState === "proposed" && machineReason === "";
  return (
    <div className="flex flex-col gap-1 px-3 py-2">
      <p className={cn("text-meta", question === null ? "text-subtle" : "text-warning")}>
        {question === null ? "The code’s verdict" : "The code asks"}
      </p>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <HypothesisMark state={machineState} className="font-medium" />
        {probability !== null && <Probability probability={probability} history={history} />}
        {last && (
          <span className="text-meta text-subtle">
            <When at={last.at} /> · <EventLink seq={last.seq} />
          </span>
        )}
      </p>
      <p className="whitespace-pre-wrap text-muted [overflow-wrap:anywhere]">
        {untested
          ? `Not tested yet.${standing ? " It competes in every incident, so that no suspect wins for want of a rival." : ""}`
          : machineReason}
      </p>
      {unlikely && <p className="text-muted [overflow-wrap:anywhere]">{outweighedText(unlikely)}</p>}
      {question !== null && <Answer hypothesis={hypothesis} />}
    </div>
  );
}

/** Says it again, with what was asked. */
function Answer({ hypothesis: { id, claim, parentId } }: Props) {
  const { open, mayAct } = useRoomActions();
  if (!mayAct) return null;
  return (
    <Button
      size="sm"
      className="self-start"
      onClick={() => open({ kind: "propose", claim, backTo: id, ...(parentId !== null && { parentId }) })}
    >
      Say it again
    </Button>
  );
}

const headings: Readonly<Record<Doubt, string>> = {
  differs: "Overruled by a person",
  agrees: "Placed by a person; the code agrees",
  open: "Placed by a person; the code could not tell",
  untested: "Placed by a person before the code has a verdict",
};

function headingOf(doubt: Doubt, { state, by }: NonNullable<Hypothesis["overruled"]>): string {
  return state === "confirmed" && doubt !== "differs" ? `Confirmed by ${by.name}` : headings[doubt];
}

interface Props {
  hypothesis: Hypothesis;
}

/** Where it stands: by a person's word where there is one, and always by the code's own verdict. */
export function Verdicts({ hypothesis }: Props) {
  const { overruled } = hypothesis;
  const doubt = doubtOf(hypothesis);
  return (
    <section
      aria-label="Where it stands"
      className="flex flex-col divide-y divide-line rounded-md border border-line-strong"
    >
      {overruled && doubt && (
        <div className={cn("flex flex-col gap-1 px-3 py-2", doubt === "differs" && "bg-warning-soft")}>
          <p className={cn("text-meta", doubt === "differs" ? "text-warning" : "text-subtle")}>
            {headingOf(doubt, overruled)}
          </p>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <HypothesisMark state={overruled.state} className="font-medium" />
            <span className="inline-flex items-center gap-1.5 text-meta text-muted">
              <Avatar name={overruled.by.name} seed={overruled.by.id} size="sm" decorative />
              {overruled.by.name} · <When at={overruled.at} /> · <EventLink seq={overruled.seq} />
            </span>
          </p>
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{overruled.reason}</p>
        </div>
      )}
      <OwnVerdict hypothesis={hypothesis} />
    </section>
  );
}
