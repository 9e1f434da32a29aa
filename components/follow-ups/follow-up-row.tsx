"use client";
import { Circle, CircleCheck } from "lucide-react";
import Link from "next/link";

import { Badge } from "@/components/ui/badge";
import { toast } from "@/components/ui/toast";
import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import type { PersonRef } from "@/lib/timeline/state";
import type { FollowUp } from "@/lib/wire/follow-ups";

import { DueDay } from "./due-day";
import { followUpGrid } from "./follow-up-columns";
import { KindSelect } from "./kind-select";
import { Owner } from "./owner";
import { useTaskChange } from "./use-task-change";

export type FollowUpRowProps = { followUp: FollowUp; me: PersonRef; mayAct: boolean };

/** One follow-up: done with a click, and its kind, owner and day are changed where they stand. */
export function FollowUpRow({ followUp, me, mayAct }: FollowUpRowProps) {
  const { shown, change } = useTaskChange(followUp);
  const { title, incident, overdue } = shown;
  const done = shown.state === "done";
  const dueOn = shown.dueOn === followUp.dueOn;

  async function finish() {
    if (done) return;
    if (!(await change({ state: "done" }))) return;
    toast({
      tone: "success",
      title: `Done: ${title}`,
      action: { label: "Take back", run: () => void change({ state: "open" }) },
    });
  }

  return (
    <li
      className={cn(
        followUpGrid,
        "relative min-h-10 border-b border-line py-1 text-work text-muted [row-gap:0.125rem] hover:bg-hover has-[a:focus-visible]:bg-selected",
      )}
    >
      {mayAct ? (
        <button
          {...tip("Done", "D")}
          type="button"
          data-done
          aria-label={`Mark as done: ${title}`}
          aria-pressed={done}
          onClick={() => void finish()}
          className="flex size-6 items-center justify-center rounded-sm text-subtle hover:text-fg pointer-coarse:size-10 [&_svg]:size-4"
        >
          {done ? <CircleCheck aria-hidden className="text-success" /> : <Circle aria-hidden />}
        </button>
      ) : (
        <Circle aria-hidden className="size-4 text-subtle" />
      )}
      <span className="flex min-w-0 items-center gap-2">
        <Link
          href={`/incidents/${incident.number}?view=details`}
          prefetch={false}
          data-follow-up={shown.taskId}
          className={cn("min-w-0 rounded-sm text-fg hover:underline tablet:truncate", done && "line-through")}
        >
          {title}
        </Link>
        {shown.state === "doing" && <Badge>in progress</Badge>}
      </span>
      <span className="flex min-w-0 items-center gap-1.5 max-tablet:col-start-2">
        <Link
          href={`/incidents/${incident.number}`}
          prefetch={false}
          title={incident.title}
          className="min-w-0 truncate rounded-sm text-muted hover:text-fg"
        >
          <span className="text-subtle">INC-{incident.number}</span> {incident.title}
        </Link>
        {incident.kind !== "real" && <Badge>{incident.kind}</Badge>}
      </span>
      <span className="-ml-2 min-w-0 max-tablet:col-start-2 max-tablet:grid max-tablet:grid-cols-[7rem_minmax(0,1fr)] tablet:contents">
        <span className="min-w-0">
          <KindSelect
            kind={shown.kind}
            title={title}
            mayAct={mayAct}
            onChange={(kind) => void change({ kind })}
          />
        </span>
        <span className="min-w-0">
          <Owner
            owner={shown.owner}
            title={title}
            me={me}
            mayAct={mayAct}
            onChange={(owner) => void change({ owner })}
          />
        </span>
        <span className="min-w-0 max-tablet:col-span-2">
          <DueDay
            dueOn={shown.dueOn}
            overdue={overdue && dueOn}
            title={title}
            mayAct={mayAct}
            onChange={(day) => void change({ dueOn: day })}
          />
        </span>
      </span>
    </li>
  );
}
