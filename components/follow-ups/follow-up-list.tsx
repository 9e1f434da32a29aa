import Link from "next/link";

import { buttonClass } from "@/components/ui/button";
import { followUpsHref, type FollowUpFilter, type FollowUpPage } from "@/lib/wire/follow-ups";
import type { PersonRef } from "@/lib/timeline/state";

import { followUpGrid } from "./follow-up-columns";
import { FollowUpRow } from "./follow-up-row";

export type FollowUpListProps = {
  page: FollowUpPage;
  filter: FollowUpFilter;
  me: PersonRef;
  mayAct: boolean;
};

/** A page of what is still to be done, each changed where it stands. */
export function FollowUpList({ page: { followUps, next }, filter, me, mayAct }: FollowUpListProps) {
  return (
    <>
      <div
        aria-hidden
        className={`${followUpGrid} h-7 border-b border-line text-meta text-subtle max-tablet:hidden`}
      >
        <span />
        <span>Follow-up</span>
        <span>Incident</span>
        <span className="tablet:pl-2">For</span>
        <span className="tablet:pl-2">Owner</span>
        <span className="tablet:pl-2">Due</span>
      </div>
      <ul aria-label="Follow-ups">
        {followUps.map((followUp) => (
          <FollowUpRow
            key={`${followUp.incident.id} ${followUp.taskId}`}
            followUp={followUp}
            me={me}
            mayAct={mayAct}
          />
        ))}
      </ul>
      {next !== null && (
        <p className="flex justify-center py-3">
          <Link href={followUpsHref(filter, next)} className={buttonClass({ variant: "ghost" })}>
            Next page
          </Link>
        </p>
      )}
    </>
  );
}
