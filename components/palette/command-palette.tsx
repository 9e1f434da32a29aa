"use client";
import { Command as Cmdk } from "cmdk";
import { Search } from "lucide-react";
import { useState } from "react";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { PALETTE_KEYS, pressName } from "@/lib/client/shortcut";
import { useCommandList } from "@/lib/client/use-commands";
import { useIncidentSearch } from "@/lib/client/use-incident-search";
import type { IncidentSummary } from "@/lib/wire/incident-list";

import { IncidentItem, incidentValue } from "./incident-item";
import { itemClass } from "./item-class";
import { type CommandGroup, matchCommands, nearestFirst } from "./match-commands";
import { ShortcutLabel } from "./shortcut-label";
import type { OverlayProps } from "./shortcut-sheet";

const groupClass =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:text-subtle";

export type CommandPaletteProps = OverlayProps & {
  onOpenIncident: (incident: IncidentSummary) => void;
  /** Gives what was typed before the palette was there, once. */
  typedAhead: () => string;
};

/** Everything that can be done here, and every incident, a few letters away. */
export function CommandPalette({ open, onOpenChange, onOpenIncident, typedAhead }: CommandPaletteProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Command palette"
      hideHeader
      className="flex flex-col p-0"
    >
      <PaletteBody
        close={() => onOpenChange(false)}
        onOpenIncident={onOpenIncident}
        typedAhead={typedAhead}
      />
    </Dialog>
  );
}

type PaletteBodyProps = Pick<CommandPaletteProps, "onOpenIncident" | "typedAhead"> & { close: () => void };

function PaletteBody({ close, onOpenIncident, typedAhead }: PaletteBodyProps) {
  const [query, setQuery] = useState("");
  const [chosen, choose] = useState("");
  const groups = matchCommands(nearestFirst(useCommandList()), query);
  const { found, searching, failure } = useIncidentSearch(query);
  const asked = query.trim() !== "";

  // What is asked for by name comes first; without a question, what belongs to this page, then what is going on.
  const above = asked
    ? groups
    : groups.filter(({ commands }) => !commands.some(({ everywhere }) => everywhere));
  const below = groups.filter((group) => !above.includes(group));
  const order = [...valuesOf(above), ...found.map(({ id }) => incidentValue(id)), ...valuesOf(below)];
  const selected = order.includes(chosen) ? chosen : (order[0] ?? "");

  /** Closed first: what runs may open a dialog of its own, and the focus belongs there. */
  function run(work: () => void) {
    close();
    requestAnimationFrame(work);
  }

  const incidents = found.length > 0 && (
    <Cmdk.Group heading={asked ? "Incidents" : "Active incidents"} className={groupClass}>
      {found.map((incident) => (
        <IncidentItem
          key={incident.id}
          incident={incident}
          onSelect={() => run(() => onOpenIncident(incident))}
        />
      ))}
    </Cmdk.Group>
  );
  return (
    <Cmdk
      label="Command palette"
      shouldFilter={false}
      loop
      value={selected}
      onValueChange={choose}
      className="flex min-h-0 flex-1 flex-col"
      onKeyDown={(event) => {
        if (pressName(event) !== PALETTE_KEYS) return;
        event.preventDefault();
        close();
      }}
    >
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4 text-subtle" />
        <Cmdk.Input
          value={query}
          // From here on the keys are its own.
          onFocus={() => {
            const ahead = typedAhead();
            setQuery((text) => ahead + text);
          }}
          onValueChange={(text) => {
            setQuery(text);
            choose("");
          }}
          placeholder="Do something, or find an incident by number or title"
          className="h-full min-w-0 flex-1 bg-transparent text-doc text-fg outline-none"
        />
        <Kbd keys="Esc" className="max-tablet:hidden" />
      </div>
      <Cmdk.List className="h-100 max-h-[60dvh] overflow-y-auto overscroll-contain px-1.5 pb-2">
        <CommandGroups groups={above} run={run} />
        {incidents}
        <CommandGroups groups={below} run={run} />
        {asked && !searching && order.length === 0 && failure === null && (
          <p className="px-2.5 py-8 text-center text-muted">
            Nothing is called “{query.trim()}”. Try fewer letters, or an incident’s number.
          </p>
        )}
      </Cmdk.List>
      {failure !== null && (
        <output className="border-t border-line px-4 py-2 text-meta text-warning">
          Incidents could not be searched. {failure}
        </output>
      )}
    </Cmdk>
  );
}

const valuesOf = (groups: readonly CommandGroup[]) =>
  groups.flatMap(({ commands }) => commands.map(({ id }) => id));

type CommandGroupsProps = { groups: readonly CommandGroup[]; run: (work: () => void) => void };

function CommandGroups({ groups, run }: CommandGroupsProps) {
  return groups.map(({ name, commands }) => (
    <Cmdk.Group key={name} heading={name} className={groupClass}>
      {commands.map(({ id, title, shortcut, run: work }) => (
        <Cmdk.Item key={id} value={id} onSelect={() => run(work)} className={itemClass}>
          <span className="min-w-0 flex-1 truncate">{title}</span>
          {shortcut && <ShortcutLabel shortcut={shortcut} />}
        </Cmdk.Item>
      ))}
    </Cmdk.Group>
  ));
}
