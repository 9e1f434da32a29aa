"use client";

import { Columns2, Kanban, ListTree } from "lucide-react";

import { Segmented } from "@/components/ui/segmented";
import { cn } from "@/lib/cn";
import type { ShownView } from "@/lib/timeline/room-views";

export interface ViewSwitchProps {
  view: ShownView;
  onChange: (view: ShownView) => void;
}

/** Timeline, board, or both beside each other. */
export function ViewSwitch({ view, onChange }: ViewSwitchProps) {
  return (
    <Segmented
      label="View"
      value={view}
      segments={[
        { value: "timeline", label: "Timeline", icon: ListTree },
        { value: "board", label: "Board", icon: Kanban },
        { value: "split", label: "Both", icon: Columns2 },
      ]}
      onChange={onChange}
    />
  );
}

const tabs: readonly { value: ShownView; label: string }[] = [
  { value: "timeline", label: "Timeline" },
  { value: "board", label: "Board" },
  { value: "details", label: "Details" },
];

/** The same on a narrow screen, where each fills it. */
export function ViewTabs({ view, onChange }: ViewSwitchProps) {
  const current = view === "split" ? "timeline" : view;
  return (
    <nav aria-label="View" className="flex border-t border-line">
      {tabs.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-current={value === current ? "page" : undefined}
          onClick={() => onChange(value)}
          className={cn(
            "-mb-px flex h-9 flex-1 items-center justify-center border-b-2 border-transparent text-work text-muted hover:text-fg pointer-coarse:h-11",
            "aria-[current=page]:border-fg aria-[current=page]:font-medium aria-[current=page]:text-fg",
          )}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
