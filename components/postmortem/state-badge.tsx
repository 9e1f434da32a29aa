import { Moment } from "@/components/shell/moment";
import { Badge } from "@/components/ui/badge";
import type { Postmortem } from "@/lib/timeline/state";
import type { PostmortemState } from "@/lib/timeline/vocabulary";
import { capital, postmortemStateWords } from "@/lib/timeline/words";
import type { Zone } from "@/lib/timeline/zone";

const tones = { draft: "neutral", in_review: "accent", published: "success" } as const satisfies Record<
  PostmortemState,
  string
>;

/** Where the postmortem stands, since when and by whom. */
export function StateBadge({ postmortem, zone }: { postmortem: Postmortem; zone: Zone }) {
  const { state, draftedAt, draftedBy, publishedAt, version } = postmortem;
  return (
    <>
      <Badge tone={tones[state]}>{capital(postmortemStateWords[state])}</Badge>
      <span className="truncate max-desk:hidden">
        {state === "published" && publishedAt ? (
          <>
            {version && `Version ${version.number}, `}
            <Moment atMs={Date.parse(publishedAt)} zone={zone} dated />
          </>
        ) : (
          <>
            drafted by {draftedBy.name}, <Moment atMs={Date.parse(draftedAt)} zone={zone} dated />
          </>
        )}
      </span>
    </>
  );
}
