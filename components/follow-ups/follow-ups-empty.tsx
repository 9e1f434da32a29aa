import { Flag, SearchX } from "lucide-react";
import Link from "next/link";

import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** None at all: how one comes about; or the filters leave none. */
export function FollowUpsEmpty({ narrowed }: { narrowed: boolean }) {
  if (narrowed)
    return (
      <EmptyState
        icon={SearchX}
        title="No follow-up matches"
        action={
          <Link href="/follow-ups" className={buttonClass()}>
            Show all
          </Link>
        }
      >
        Nothing that is still open fits these filters.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={Flag}
      title="No open follow-ups"
      action={
        <Link href="/" className={buttonClass()}>
          Go to the incidents
        </Link>
      }
    >
      In a room, keep a task as a follow-up, or write one in its postmortem: it stays here until it is done.
    </EmptyState>
  );
}
