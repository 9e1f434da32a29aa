import { UserRound } from "lucide-react";

import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";

import { deskOnly, rowGrid } from "./incident-columns";

/** A group of the list: active incidents are worked on, ended ones are over. */
export type GroupName = "Active" | "Ended";

const columns: Readonly<Record<GroupName, { moment: string; length: string }>> = {
  Active: { moment: "Next update", length: "Running for" },
  Ended: { moment: "Declared", length: "Lasted" },
};

/** The name of a group over its columns. Rows say for themselves what each value is. */
export function GroupHeading({ group }: { group: GroupName }) {
  const { moment, length } = columns[group];
  return (
    <div
      className={cn(rowGrid, "sticky top-0 z-10 h-8 border-b border-line bg-surface text-meta text-subtle")}
    >
      <h2 className="col-span-3 text-meta font-medium text-fg">{group}</h2>
      <span aria-hidden className="contents max-tablet:hidden">
        <span>Status</span>
        <span className={deskOnly}>Commander</span>
        <span {...tip("Responders")} className={`flex ${deskOnly}`}>
          <UserRound className="size-3.5" />
        </span>
        <span>{moment}</span>
        <span className="justify-self-end">{length}</span>
      </span>
    </div>
  );
}
