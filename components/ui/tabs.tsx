"use client";

import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import { cn } from "@/lib/cn";

export interface Tab {
  id: string;
  label: string;
  count?: number;
  panel: ReactNode;
}

export interface TabsProps {
  label: string;
  tabs: readonly [Tab, ...Tab[]];
  /** The open tab; without it the tabs keep it themselves. */
  value?: string;
  onChange?: (id: string) => void;
  className?: string;
}

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowRight: (index, last) => (index === last ? 0 : index + 1),
  ArrowLeft: (index, last) => (index === 0 ? last : index - 1),
  Home: () => 0,
  End: (_index, last) => last,
};

/** Arrow keys go along the tabs and open them; only the open panel is drawn. */
export function Tabs({ label, tabs, value, onChange, className }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(tabs[0].id);
  const open = tabs.find((tab) => tab.id === (value ?? own)) ?? tabs[0];

  function choose(tab: Tab) {
    setOwn(tab.id);
    onChange?.(tab.id);
  }

  function step(event: KeyboardEvent) {
    const next = steps[event.key]?.(tabs.indexOf(open), tabs.length - 1);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    choose(tab);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[tabs.indexOf(tab)]?.focus();
  }

  return (
    <div className={cn("flex min-h-0 flex-col", className)}>
      <div ref={list} role="tablist" aria-label={label} className="flex gap-1 border-b border-line px-3">
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => choose(tab)}
            onKeyDown={step}
            className="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent px-1.5 text-work text-muted transition-colors hover:text-fg aria-selected:border-fg aria-selected:font-medium aria-selected:text-fg"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="text-meta text-subtle tabular-nums">{tab.count}</span>
            )}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${open.id}`} className="min-h-0 flex-1">
        {open.panel}
      </div>
    </div>
  );
}
