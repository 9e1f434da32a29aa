import { ShieldX } from "lucide-react";
import Link from "next/link";

import { Page } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A page that this person's role does not open. */
export default function Forbidden() {
  return (
    <Page title="Not allowed">
      <EmptyState
        icon={ShieldX}
        title="Your role does not open this page"
        action={
          <Link href="/" className={buttonClass()}>
            Go to the incidents
          </Link>
        }
      >
        Managers and owners see it. If you should too, ask one of them to change your role.
      </EmptyState>
    </Page>
  );
}
