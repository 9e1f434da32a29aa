import { cookies } from "next/headers";
import type { ReactNode } from "react";

import type { Person } from "./person";
import { parseSidebar, SHELL_ID, SIDEBAR_COOKIE } from "./sidebar";
import { SidebarPanel } from "./sidebar-panel";

export interface AppShellProps {
  person: Person;
  /** The buttons above the navigation, as in "Declare an incident". */
  actions?: ReactNode;
  /** What lies over every page once it is asked for: palette, dialogs. Load it lazily. */
  overlays?: ReactNode;
  children: ReactNode;
}

/** The frame of every page for people who are signed in. A page brings its own header: see `Page`. */
export async function AppShell({ person, actions, overlays, children }: AppShellProps) {
  const sidebar = parseSidebar((await cookies()).get(SIDEBAR_COOKIE)?.value);
  return (
    <>
      <a
        href="#main"
        className="sr-only z-60 rounded-md border border-line-strong bg-raised px-3 py-1.5 font-medium focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <div
        id={SHELL_ID}
        data-sidebar={sidebar}
        className="group/shell grid h-dvh grid-rows-[minmax(0,1fr)_auto] tablet:grid-cols-[auto_minmax(0,1fr)] tablet:grid-rows-[minmax(0,1fr)] print:block print:h-auto"
      >
        <SidebarPanel person={person} actions={actions} />
        <main
          id="main"
          tabIndex={-1}
          className="relative flex min-h-0 min-w-0 flex-col overflow-hidden bg-canvas outline-none tablet:my-2 tablet:mr-2 tablet:rounded-md tablet:border tablet:border-line print:m-0 print:overflow-visible print:border-0"
        >
          {children}
        </main>
      </div>
      {overlays}
    </>
  );
}
