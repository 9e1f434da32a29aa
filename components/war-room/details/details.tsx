"use client";

import { Pencil } from "lucide-react";
import { memo } from "react";

import { Markdown } from "@/components/markdown/markdown";
import { Button } from "@/components/ui/button";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";

import { Investigations } from "./investigations";
import { Milestones } from "./milestones";
import { Responders, Roles } from "./people";
import { Pinned } from "./pinned";
import { NoneYet, Section } from "./section";
import { Alerts, Changes } from "./signals";
import { Tasks } from "./tasks";

const [
  SummaryPart,
  RolesPart,
  RespondersPart,
  TasksPart,
  MilestonesPart,
  AlertsPart,
  ChangesPart,
  InvestigationsPart,
] = [
  memo(Summary),
  memo(Roles),
  memo(Responders),
  memo(Tasks),
  memo(Milestones),
  memo(Alerts),
  memo(Changes),
  memo(Investigations),
];

function Summary({ summary }: { summary: string }) {
  const { open, mayAct } = useRoomActions();
  return (
    <Section
      title="Summary"
      action={
        mayAct && (
          <Button variant="ghost" size="sm" onClick={() => open({ kind: "summary" })}>
            <Pencil aria-hidden />
            {summary === "" ? "Write a summary" : "Edit"}
          </Button>
        )
      }
    >
      {summary === "" ? <NoneYet>What is known, in two sentences.</NoneYet> : <Markdown text={summary} />}
    </Section>
  );
}

/** All that is true of the incident now, beside its story. Each part is drawn anew only when it changes. */
export function Details() {
  const { state } = useRoomData();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-4">
      <SummaryPart summary={state.summary} />
      <RolesPart roles={state.roles} />
      <RespondersPart responders={state.responders} />
      <TasksPart tasks={state.tasks} />
      <InvestigationsPart investigations={state.investigations} />
      <MilestonesPart marks={state.milestones} />
      <AlertsPart alerts={state.alerts} />
      <ChangesPart changes={state.changes} />
      <Pinned />
    </div>
  );
}
