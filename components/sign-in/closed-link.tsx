import type { ReactNode } from "react";

import { Callout } from "@/components/ui/callout";
import type { ClosedLink } from "@/lib/wire/people";

const titles: Readonly<Record<ClosedLink["state"], string>> = {
  used: "This link has been used.",
  expired: "This link has expired.",
  revoked: "This link has been revoked.",
  unknown: "This link is not one of ours.",
};

/** Why a link opens nothing, and how to come by one that does. */
export function ClosedLinkNotice({ state, children }: { state: ClosedLink["state"]; children: ReactNode }) {
  return (
    <Callout tone="warning" title={titles[state]}>
      {children}
    </Callout>
  );
}
