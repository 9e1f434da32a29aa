import { SearchX, Siren } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** No incident at all: how the first one comes about. `declare` is the button, for those who may. */
export function NoIncidents({ declare }: { declare: ReactNode }) {
  return (
    <EmptyState icon={Siren} title="No incidents yet" action={declare}>
      {declare
        ? "When something breaks, declare it: a room opens at once, and everyone in it sees the same."
        : "When somebody declares an incident, it shows here at once."}
    </EmptyState>
  );
}

/** There are incidents, but the filters leave none. */
export function NoMatches() {
  return (
    <EmptyState
      icon={SearchX}
      title="No incident matches"
      action={
        <Link href="/" className={buttonClass()}>
          Clear the filters
        </Link>
      }
    >
      Take a filter away, or search for fewer letters.
    </EmptyState>
  );
}
