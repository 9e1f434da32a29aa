"use client";

import { type KeyboardEvent, useRef, useState } from "react";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SeverityMark } from "@/components/ui/severity-mark";
import { StatusMark } from "@/components/ui/status-mark";
import { useIncidentSearch } from "@/lib/client/use-incident-search";
import type { IncidentSummary } from "@/lib/wire/incident-list";

export interface IncidentPickerProps {
  /** What the field is called. */
  label: string;
  /** The name of the radio buttons; `error` is about them. */
  name: string;
  error: string | undefined;
  chosen: IncidentSummary | null;
  onChoose: (incident: IncidentSummary) => void;
  /** Whether an incident may be chosen here: those that may not are not shown. */
  fits: (incident: IncidentSummary) => boolean;
}

/** One incident out of those whose number or title is typed; before anything is typed, out of the active ones. */
export function IncidentPicker({ label, name, error, chosen, onChoose, fits }: IncidentPickerProps) {
  const [query, setQuery] = useState("");
  const list = useRef<HTMLFieldSetElement>(null);
  const { found, searching, failure } = useIncidentSearch(query);
  const fitting = found.filter(fits);
  // What was chosen stays in sight, whatever is typed after.
  const shown = chosen && !fitting.some(({ id }) => id === chosen.id) ? [chosen, ...fitting] : [...fitting];

  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = fitting;
    if (event.ctrlKey || event.metaKey || (event.key !== "Enter" && event.key !== "ArrowDown")) return;
    // Enter chooses; it does not send what nobody has seen.
    event.preventDefault();
    const radio = first && list.current?.querySelector<HTMLInputElement>(`[value="${CSS.escape(first.id)}"]`);
    radio?.click();
    radio?.focus();
  };

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Field label={label} required error={error}>
        {(control) => (
          <Input
            {...control}
            type="search"
            value={query}
            autoComplete="off"
            placeholder="A number or words of the title"
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <fieldset ref={list} className="h-44 overflow-y-auto rounded-md border border-line p-1">
        <legend className="sr-only">{query.trim() === "" ? "Active incidents" : "Incidents found"}</legend>
        {shown.map((incident) => (
          <label
            key={incident.id}
            className="relative flex min-h-7 items-center gap-2 rounded-sm px-2 text-muted hover:bg-hover has-checked:bg-selected has-checked:text-fg has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-link pointer-coarse:min-h-10"
          >
            <input
              type="radio"
              name={name}
              value={incident.id}
              checked={incident.id === chosen?.id}
              onChange={() => onChoose(incident)}
              className="sr-only"
            />
            <SeverityMark severity={incident.severity} compact />
            <span className="min-w-13 text-subtle">INC-{incident.number}</span>
            <span className="min-w-0 flex-1 truncate">{incident.title}</span>
            <StatusMark status={incident.status} compact />
          </label>
        ))}
        <output className="block px-2 py-1 text-meta text-subtle empty:hidden">
          {failure === null
            ? !searching && fitting.length === 0 && nothing(query)
            : `Incidents could not be searched. ${failure}`}
        </output>
      </fieldset>
    </div>
  );
}

function nothing(query: string): string {
  const words = query.trim();
  return words === ""
    ? "No other incident is active. Search for one that has ended."
    : `No other incident is called “${words}”. Try fewer letters, or its number.`;
}
