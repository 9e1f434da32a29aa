import { Bookmark, ListFilter, Search, X } from "lucide-react";
import Link from "next/link";

import { buttonClass } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import {
  everyIncident,
  type IncidentFilter,
  isWithoutSamples,
  listHref,
  type ListState,
  listStates,
} from "@/lib/wire/incident-list";

import { FilterButton } from "./filter-button";
import { SearchField } from "./search-field";
import { ViewsButton } from "./views-button";

const stateWords: Readonly<Record<ListState, string>> = { all: "All", active: "Active", ended: "Ended" };

const quiet = buttonClass({ variant: "ghost", size: "sm" });

/** What the list is narrowed to, and how to narrow it: every choice is an address. */
export function ListToolbar({ filter, personId }: { filter: IncidentFilter; personId: string }) {
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <nav
        aria-label="State"
        className="inline-flex gap-px rounded-md border border-line-strong bg-sunken p-px"
      >
        {listStates.map((state) => (
          <Link
            key={state}
            href={listHref({ ...filter, state })}
            aria-current={state === filter.state ? "true" : undefined}
            className="flex h-6 items-center rounded-sm border border-transparent px-2 text-meta text-muted transition-colors hover:text-fg aria-current:border-line-strong aria-current:bg-raised aria-current:font-medium aria-current:text-fg pointer-coarse:h-9 pointer-coarse:px-3"
          >
            {stateWords[state]}
          </Link>
        ))}
      </nav>
      <FilterButton filter={filter} className={quiet}>
        <ListFilter aria-hidden />
        Filter
      </FilterButton>
      <Chips filter={filter} />
      <div className="ml-auto flex min-w-0 items-center gap-2 max-tablet:order-last max-tablet:w-full">
        <search className="relative flex w-52 min-w-0 max-tablet:flex-1">
          <SearchField filter={filter} />
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-subtle"
          />
        </search>
        <ViewsButton filter={filter} personId={personId} className={quiet}>
          <Bookmark aria-hidden />
          Views
        </ViewsButton>
      </div>
    </div>
  );
}

type Chip = { label: string; without: IncidentFilter };

function chipsOf(filter: IncidentFilter): readonly Chip[] {
  const { severities, kinds, mine } = filter;
  return [
    ...(severities.length > 0
      ? [{ label: severities.join(", "), without: { ...filter, severities: [] } }]
      : []),
    ...(kinds.length > 0
      ? [
          {
            label: isWithoutSamples(kinds) ? "Without samples" : kinds.join(", "),
            without: { ...filter, kinds: [] },
          },
        ]
      : []),
    ...(mine ? [{ label: "Mine", without: { ...filter, mine: false } }] : []),
  ];
}

/** What the menu has chosen, each with its way back. */
function Chips({ filter }: { filter: IncidentFilter }) {
  const chips = chipsOf(filter);
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex min-w-0 flex-wrap items-center gap-1.5">
      {chips.map(({ label, without }) => (
        <li key={label}>
          <Link
            href={listHref(without)}
            aria-label={`Remove the filter ${label}`}
            className={cn(
              "inline-flex h-6 items-center gap-1 rounded-sm bg-accent-soft px-2 text-meta text-link first-letter:uppercase hover:[&_svg]:text-fg",
              "pointer-coarse:h-9",
            )}
          >
            {label}
            <X aria-hidden className="size-3" />
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link
            href={listHref({ ...everyIncident, state: filter.state, text: filter.text })}
            className="rounded-sm px-1 text-meta text-muted hover:text-fg"
          >
            Clear
          </Link>
        </li>
      )}
    </ul>
  );
}
