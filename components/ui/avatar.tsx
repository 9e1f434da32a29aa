import { cn } from "@/lib/cn";

import { tip } from "./tooltip";

const colours = [
  "bg-person-1/16 text-person-1",
  "bg-person-2/16 text-person-2",
  "bg-person-3/16 text-person-3",
  "bg-person-4/16 text-person-4",
  "bg-person-5/16 text-person-5",
  "bg-person-6/16 text-person-6",
  "bg-person-7/16 text-person-7",
  "bg-person-8/16 text-person-8",
] as const;

const sizes = { sm: "size-5 text-[0.5625rem]", md: "size-6 text-[0.625rem]", lg: "size-8 text-meta" };

/** The first letter of the first and of the last word; `?` where there is none. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return (
    picked
      .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 0x3f))
      .join("")
      .toLocaleUpperCase("en") || "?"
  );
}

/** The number, 1 to 8, of the colour `--person-n` that belongs to a seed: the same everywhere, always. */
export function personColour(seed: string): number {
  let hash = 0;
  for (const letter of seed) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return (hash % colours.length) + 1;
}

export interface AvatarProps {
  name: string;
  /** What the colour follows; an id keeps it when a person is renamed. */
  seed?: string;
  size?: keyof typeof sizes;
  /** The name stands beside it: say it once. */
  decorative?: boolean;
  className?: string;
}

export function Avatar({ name, seed = name, size = "md", decorative = false, className }: AvatarProps) {
  return (
    <span
      {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": name, ...tip(name) })}
      className={cn(
        "inline-flex shrink-0 items-center justify-center rounded-full font-semibold tracking-tight select-none",
        sizes[size],
        colours[personColour(seed) - 1],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
