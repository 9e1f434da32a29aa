"use client";

import { Menu, MenuCheck, MenuLabel, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { groups, groupWords } from "@/lib/timeline/timeline-entry";
import type { TimelineFilter } from "@/lib/timeline/filter";
import type { PersonRef } from "@/lib/timeline/state";

const MOST_PEOPLE = 20;

export interface FilterMenuProps {
  filter: TimelineFilter;
  onChange: (filter: TimelineFilter) => void;
  people: readonly PersonRef[];
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
}

/** Kinds and people to narrow the timeline to; it stays open while choosing. */
export function FilterMenu({ filter, onChange, people, state }: FilterMenuProps & { state: MenuState }) {
  return (
    <Menu {...state} label="Filter" className="min-w-56">
      <MenuLabel>Kinds</MenuLabel>
      {groups.map((group) => (
        <MenuCheck
          key={group}
          checked={filter.groups.includes(group)}
          onChange={() => onChange({ ...filter, groups: toggled(filter.groups, group) })}
        >
          {groupWords[group]}
        </MenuCheck>
      ))}
      {people.length > 0 && (
        <>
          <MenuSeparator />
          <MenuLabel>Written by</MenuLabel>
          {people.slice(0, MOST_PEOPLE).map(({ id, name }) => (
            <MenuCheck
              key={id}
              checked={filter.people.includes(id)}
              onChange={() => onChange({ ...filter, people: toggled(filter.people, id) })}
            >
              {name}
            </MenuCheck>
          ))}
        </>
      )}
    </Menu>
  );
}
