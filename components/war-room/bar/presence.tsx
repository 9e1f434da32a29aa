"use client";

import { Avatar } from "@/components/ui/avatar";
import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import type { PresentPerson, RoomView } from "@/lib/wire/live";

const MOST = 5;

const looksAt: Readonly<Record<RoomView, string>> = {
  timeline: "looks at the timeline",
  board: "looks at the board",
  tasks: "looks at tasks and details",
  postmortem: "is in the postmortem",
};

const saysOf = ({ name, view, idle }: PresentPerson) => `${name} · ${idle ? "away" : looksAt[view]}`;

/** Who is here, and what they look at. */
export function PresenceList({ people, total }: { people: readonly PresentPerson[]; total: number }) {
  if (total === 0) return null;
  const rest = people.slice(MOST);
  const more = total - Math.min(MOST, people.length);
  return (
    <ul aria-label="Here now" className="flex shrink-0 -space-x-1">
      {people.slice(0, MOST).map((person) => (
        <li
          key={person.id}
          {...tip(saysOf(person))}
          className={cn("flex rounded-full bg-canvas ring-2 ring-canvas", person.idle && "opacity-50")}
        >
          <Avatar name={person.name} seed={person.id} decorative />
          <span className="sr-only">{saysOf(person)}</span>
        </li>
      ))}
      {more > 0 && (
        <li
          {...tip(rest.map(saysOf).join("\n") || `${more} more`)}
          className="flex h-6 min-w-6 items-center justify-center rounded-full bg-canvas px-1.5 text-meta text-muted tabular-nums ring-2 ring-canvas"
        >
          +{more}
        </li>
      )}
    </ul>
  );
}
