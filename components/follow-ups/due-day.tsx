"use client";
import { useEffect, useRef, useState } from "react";

import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";

/** Whoever types a day passes through other days: only what stands for this long is meant. */
const SETTLED_MS = 700;
const EARLIEST = "2000-01-01";

type DueDayProps = {
  dueOn: string | null;
  overdue: boolean;
  title: string;
  mayAct: boolean;
  onChange: (day: string | null) => void;
};

/** The day by which it is to be done; late is said in a word, not by a colour alone. */
export function DueDay({ dueOn, overdue, title, mayAct, onChange }: DueDayProps) {
  const [draft, setDraft] = useState({ over: dueOn, day: dueOn ?? "" });
  const day = draft.over === dueOn ? draft.day : (dueOn ?? "");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function settle(value: string) {
    clearTimeout(timer.current);
    if (value === (dueOn ?? "") || (value !== "" && value < EARLIEST)) return;
    onChange(value === "" ? null : value);
  }

  const late = overdue && <span className="shrink-0 text-meta font-medium text-danger">Overdue</span>;
  if (!mayAct)
    return (
      <span className="flex items-center gap-2 tablet:pl-2">
        {dueOn === null ? <span className="text-subtle">No day</span> : <time>{dueOn}</time>}
        {late}
      </span>
    );
  return (
    <span className="flex items-center gap-1">
      <Input
        type="date"
        aria-label={`Due: ${title}`}
        value={day}
        min={EARLIEST}
        onChange={({ target: { value } }) => {
          setDraft({ over: dueOn, day: value });
          clearTimeout(timer.current);
          timer.current = setTimeout(settle, SETTLED_MS, value);
        }}
        onBlur={() => settle(day)}
        onKeyDown={({ key }) => {
          if (key === "Enter") settle(day);
        }}
        className={cn(
          "border-transparent bg-transparent tabular-nums hover:border-line-control",
          day === "" ? "text-subtle" : "text-muted",
        )}
      />
      {late}
    </span>
  );
}
