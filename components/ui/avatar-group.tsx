import { cn } from "@/lib/cn";

import { Avatar } from "./avatar";
import { tip } from "./tooltip";
import { VisuallyHidden } from "./visually-hidden";

export interface AvatarGroupProps {
  people: readonly { id: string; name: string }[];
  /** What they have in common, as in "Here now". */
  label: string;
  max?: number;
  className?: string;
}

/** Who is here: the first few faces, and how many more. */
export function AvatarGroup({ people, label, max = 4, className }: AvatarGroupProps) {
  const rest = people.slice(max);
  return (
    <ul aria-label={label} className={cn("flex -space-x-0.5", className)}>
      {people.slice(0, max).map((person) => (
        <li key={person.id} className="flex rounded-full bg-canvas ring-2 ring-canvas">
          <Avatar name={person.name} seed={person.id} />
        </li>
      ))}
      {rest.length > 0 && (
        <li
          {...tip(rest.map((person) => person.name).join(", "))}
          className="flex h-6 min-w-6 items-center justify-center rounded-full bg-canvas px-1.5 text-meta text-muted tabular-nums ring-2 ring-canvas"
        >
          +{rest.length}
          <VisuallyHidden> more: {rest.map((person) => person.name).join(", ")}</VisuallyHidden>
        </li>
      )}
    </ul>
  );
}
