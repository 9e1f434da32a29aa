import Link from "next/link";

import { followUpKinds } from "@/lib/timeline/vocabulary";
import { capital, followUpKindWords } from "@/lib/timeline/words";
import { type FollowUpFilter, followUpsHref } from "@/lib/wire/follow-ups";

const group = "inline-flex gap-px rounded-md border border-line-strong bg-sunken p-px";
const choice =
  "flex h-6 items-center rounded-sm border border-transparent px-2 text-meta text-muted transition-colors hover:text-fg aria-current:border-line-strong aria-current:bg-raised aria-current:font-medium aria-current:text-fg pointer-coarse:h-9 pointer-coarse:px-3";

const chosen = (on: boolean) => (on ? "true" : undefined);

/** What the follow-ups are narrowed to: every choice is an address. */
export function FollowUpsToolbar({ filter }: { filter: FollowUpFilter }) {
  const toggled = (kind: (typeof followUpKinds)[number]) =>
    filter.kinds.includes(kind) ? filter.kinds.filter((one) => one !== kind) : [...filter.kinds, kind];
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <nav aria-label="Whose" className={group}>
        {[false, true].map((mine) => (
          <Link
            key={String(mine)}
            href={followUpsHref({ ...filter, mine, samples: false })}
            aria-current={chosen(filter.mine === mine && !filter.samples)}
            className={choice}
          >
            {mine ? "Mine" : "Everybody’s"}
          </Link>
        ))}
        <Link
          href={followUpsHref({ ...filter, mine: false, samples: true })}
          aria-current={chosen(filter.samples)}
          className={choice}
        >
          Of samples
        </Link>
      </nav>
      <nav aria-label="When" className={group}>
        {[false, true].map((overdue) => (
          <Link
            key={String(overdue)}
            href={followUpsHref({ ...filter, overdue })}
            aria-current={chosen(filter.overdue === overdue)}
            className={choice}
          >
            {overdue ? "Overdue" : "All open"}
          </Link>
        ))}
      </nav>
      <nav aria-label="What for" className={group}>
        {followUpKinds.map((kind) => (
          <Link
            key={kind}
            href={followUpsHref({ ...filter, kinds: toggled(kind) })}
            aria-current={chosen(filter.kinds.includes(kind))}
            className={choice}
          >
            {capital(followUpKindWords[kind])}
          </Link>
        ))}
      </nav>
    </div>
  );
}
