"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { toast } from "@/components/ui/toast";
import { changeTask } from "@/lib/client/task-calls";
import type { TaskState } from "@/lib/timeline/vocabulary";
import type { FollowUp } from "@/lib/wire/follow-ups";

/** What of a follow-up is changed in its row. */
export type TaskChange = Partial<Pick<FollowUp, "owner" | "kind" | "dueOn"> & { state: TaskState }>;
export type ShownFollowUp = Omit<FollowUp, "state"> & { state: TaskState };

/**
 * A follow-up as it will be: a change shows at once, and goes again where it was refused. What the server says next
 * stands before what was chosen here.
 */
export function useTaskChange(followUp: FollowUp): {
  shown: ShownFollowUp;
  change: (change: TaskChange) => Promise<boolean>;
} {
  const router = useRouter();
  const [chosen, setChosen] = useState<{ over: FollowUp; change: TaskChange } | null>(null);
  const current = chosen?.over === followUp ? chosen.change : null;

  async function change(asked: TaskChange): Promise<boolean> {
    setChosen({ over: followUp, change: { ...current, ...asked } });
    const { kind, ...rest } = asked;
    const outcome = await changeTask(followUp.incident.id, {
      taskId: followUp.taskId,
      ...rest,
      ...(kind !== undefined && { followUpKind: kind }),
    });
    if (outcome.ok || outcome.problem.code === "unchanged") {
      router.refresh();
      return true;
    }
    setChosen(null);
    toast({ tone: "danger", title: "The follow-up is as it was.", detail: outcome.problem.detail });
    return false;
  }

  return { shown: { ...followUp, ...current }, change };
}
