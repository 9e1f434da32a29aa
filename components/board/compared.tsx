import { Equal, EyeOff, Replace } from "lucide-react";

import type { EvidenceComparison } from "@/lib/timeline/state";
import type { Comparison } from "@/lib/timeline/vocabulary";

import { EventLink } from "./event-link";
import { When } from "./when";

const looks = {
  same: { icon: Equal, word: "The same when it was run again" },
  changed: { icon: Replace, word: "Changed when it was run again" },
  gone: { icon: EyeOff, word: "Gone when it was run again" },
} as const satisfies Record<Comparison, unknown>;

/** What became of evidence when the same was asked again. */
export function Compared({
  compared: { comparison, summary, by, seq, at },
}: {
  compared: EvidenceComparison;
}) {
  const { icon: Icon, word } = looks[comparison];
  return (
    <div className="mt-1 flex items-start gap-1.5 rounded-md bg-sunken px-2 py-1 text-meta">
      <Icon aria-hidden className="mt-0.5 size-3 shrink-0 text-subtle" />
      <p className="min-w-0 text-muted [overflow-wrap:anywhere]">
        <span className="font-medium text-fg">{word}.</span> {summary}{" "}
        <span className="text-subtle">
          {by.name} · <When at={at} /> · <EventLink seq={seq} />
        </span>
      </p>
    </div>
  );
}
