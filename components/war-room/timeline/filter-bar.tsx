"use client";

import { ListFilter, Pin, Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { buttonClass } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { useCommands } from "@/lib/client/use-commands";
import { groupWords } from "@/lib/timeline/timeline-entry";
import { everything, isNarrowed, type TimelineFilter } from "@/lib/timeline/filter";
import type { PersonRef } from "@/lib/timeline/state";

/** After this long without a key the search begins; browsers do not let an address change with every one. */
const PAUSE_MS = 150;

const fetchFilterMenu = async () => (await import("./filter-menu")).FilterMenu;

export interface FilterBarProps {
  filter: TimelineFilter;
  onChange: (filter: TimelineFilter) => void;
  /** Who has written here. */
  people: readonly PersonRef[];
  /** How many entries the filter lets through, and of how many. */
  shown: number;
  total: number;
}

function Chip({ words, onRemove }: { words: string; onRemove: () => void }) {
  return (
    <span className="inline-flex h-6 shrink-0 items-center rounded-md bg-accent-soft pl-2 text-meta text-link">
      {words}
      <button
        type="button"
        aria-label={`Show more than ${words}`}
        className="flex size-6 items-center justify-center rounded-md hover:text-fg"
        onClick={onRemove}
      >
        <X aria-hidden className="size-3" />
      </button>
    </span>
  );
}

/** Narrows the timeline; the address says how, so that a link shows the same. */
export function FilterBar({ filter, onChange, people, shown, total }: FilterBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(filter.text);
  const [known, setKnown] = useState(filter.text);
  if (known !== filter.text) {
    // The address has changed by itself, as on going back.
    setKnown(filter.text);
    setText(filter.text);
  }
  useEffect(() => {
    if (text === filter.text) return;
    const timer = setTimeout(() => onChange({ ...filter, text }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, filter, onChange]);
  useCommands([
    {
      id: "timeline.search",
      title: "Search the timeline",
      group: "Timeline",
      shortcut: "/",
      run: () => field.current?.focus(),
    },
    {
      id: "timeline.pinned",
      title: filter.pinned ? "Show everything" : "Show pinned only",
      group: "Timeline",
      run: () => onChange({ ...filter, pinned: !filter.pinned }),
    },
  ]);

  return (
    <search
      aria-label="Timeline"
      className="flex min-h-9 shrink-0 items-center gap-1.5 overflow-x-auto border-b border-line px-3"
    >
      <label className="relative flex w-44 shrink-0 items-center">
        <Search aria-hidden className="pointer-events-none absolute left-1.5 size-3.5 text-subtle" />
        <span className="sr-only">Search the timeline</span>
        <input
          ref={field}
          type="search"
          value={text}
          placeholder="Search"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            setText("");
            field.current?.blur();
          }}
          className="h-6 w-full rounded-md bg-transparent pr-1 pl-6 text-work text-fg placeholder:text-subtle hover:bg-hover focus:bg-sunken pointer-coarse:h-9"
        />
      </label>
      <LazyMenu
        fetchMenu={fetchFilterMenu}
        menuProps={{ filter, onChange, people }}
        className={buttonClass({ variant: "ghost", size: "sm" })}
      >
        <ListFilter aria-hidden />
        Filter
      </LazyMenu>
      <button
        {...tip("Pinned only")}
        type="button"
        aria-pressed={filter.pinned}
        aria-label="Pinned only"
        className={cn(
          buttonClass({ variant: "ghost", size: "sm" }),
          filter.pinned && "bg-accent-soft text-link",
        )}
        onClick={() => onChange({ ...filter, pinned: !filter.pinned })}
      >
        <Pin aria-hidden />
      </button>
      {filter.groups.map((group) => (
        <Chip
          key={group}
          words={groupWords[group]}
          onRemove={() => onChange({ ...filter, groups: filter.groups.filter((each) => each !== group) })}
        />
      ))}
      {filter.people.map((id) => (
        <Chip
          key={id}
          words={people.find((person) => person.id === id)?.name ?? "Somebody"}
          onRemove={() => onChange({ ...filter, people: filter.people.filter((each) => each !== id) })}
        />
      ))}
      {isNarrowed(filter) && (
        <span className="ml-auto flex shrink-0 items-center gap-2 text-meta whitespace-nowrap text-subtle tabular-nums">
          <output>
            {shown.toLocaleString("en")} of {total.toLocaleString("en")}
          </output>
          <button
            type="button"
            className="rounded-sm text-link hover:underline"
            onClick={() => {
              setText("");
              onChange(everything);
            }}
          >
            Show all
          </button>
        </span>
      )}
    </search>
  );
}
