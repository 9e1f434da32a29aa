import { Plus, Search } from "lucide-react";
import { headers } from "next/headers";
import type { ReactNode } from "react";

import { CommandButton } from "@/components/palette/command-button";
import { AppShell } from "@/components/shell/app-shell";
import { Kbd } from "@/components/ui/kbd";
import { isMac } from "@/lib/client/shortcut";
import { can } from "@/lib/policy/can";
import { pageActor } from "@/lib/server/page-actor";

import { Overlays } from "./overlays";

const action =
  "flex h-7 min-w-0 items-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-work text-fg transition-colors hover:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-subtle max-tablet:h-10 max-tablet:w-10 max-tablet:justify-center max-tablet:px-0 rail:justify-center rail:px-0";
const word = "flex-1 truncate text-left max-tablet:sr-only rail:sr-only";
const keys = "max-tablet:hidden rail:hidden";

/** The frame of every page for people. Each page asks for its actor itself: it knows where to come back to. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor();
  if (actor?.kind !== "person") return children;
  const mac = isMac((await headers()).get("user-agent") ?? "");
  const mayDeclare = can(actor, "declare incidents");
  return (
    <AppShell
      person={actor}
      actions={
        <>
          {mayDeclare && (
            <CommandButton command="declare" keys="c" className={action}>
              <Plus aria-hidden strokeWidth={1.75} />
              <span className={word}>Declare incident</span>
              <Kbd keys="C" className={keys} />
            </CommandButton>
          )}
          <CommandButton command="palette" keys={mac ? "Meta+K" : "Control+K"} className={action}>
            <Search aria-hidden strokeWidth={1.75} />
            <span className={word}>Search</span>
            <Kbd keys={mac ? "⌘ K" : "Ctrl K"} className={keys} />
          </CommandButton>
        </>
      }
      overlays={<Overlays mayDeclare={mayDeclare} mayManagePeople={can(actor, "manage people")} />}
    >
      {children}
    </AppShell>
  );
}
