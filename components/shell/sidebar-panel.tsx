import { Moon, PanelLeft, Sun } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { Avatar } from "@/components/ui/avatar";

import { AccountButton } from "./account-button";
import { BrandMark } from "./brand-mark";
import { Nav, navRow } from "./nav";
import type { Person } from "./person";
import { SidebarToggle } from "./sidebar-toggle";
import { ThemeToggle } from "./theme-toggle";

const square =
  "flex size-7 shrink-0 items-center justify-center rounded-md text-subtle transition-colors hover:bg-hover hover:text-fg [&_svg]:size-4";

/** Beside the page on a screen, folded to icons where it is narrow, under the page on a phone: one piece of markup. */
export function SidebarPanel({ person, actions }: { person: Person; actions?: ReactNode }) {
  return (
    <nav
      aria-label="Main"
      className="order-last flex min-w-0 items-center gap-1 border-t border-line bg-backdrop px-2 pb-[env(safe-area-inset-bottom)] tablet:order-first tablet:w-54 tablet:flex-col tablet:items-stretch tablet:border-t-0 tablet:p-2 tablet:rail:w-12 print:hidden"
    >
      <div className="flex h-8 items-center justify-between max-tablet:hidden rail:flex-col rail:h-auto rail:gap-1">
        <Link
          href="/"
          className="flex items-center gap-2 rounded-md px-1.5 py-1 text-work font-semibold text-fg"
        >
          <BrandMark className="size-5" />
          <span className="rail:sr-only">Parallax</span>
        </Link>
        <SidebarToggle label="Fold or unfold the sidebar" className={square}>
          <PanelLeft aria-hidden strokeWidth={1.75} />
        </SidebarToggle>
      </div>
      {actions && <div className="flex gap-1 max-tablet:contents tablet:my-1 tablet:flex-col">{actions}</div>}
      <Nav />
      <div className="flex min-w-0 items-center gap-1 max-tablet:contents tablet:mt-auto rail:flex-col-reverse">
        <div className="flex min-w-0 flex-1 *:flex-1 rail:flex-none">
          <AccountButton
            person={person}
            className={`${navRow} w-full text-left rail:px-1.5 tablet:h-9 rail:h-8`}
          >
            <Avatar name={person.name} seed={person.email} size="sm" decorative />
            <span className="sr-only">Account</span>
            <span className="min-w-0 max-tablet:sr-only rail:sr-only">
              <span className="block truncate text-fg">{person.name}</span>
              <span className="block truncate text-meta text-subtle">{person.role}</span>
            </span>
          </AccountButton>
        </div>
        <ThemeToggle label="Switch between light and dark" className={`${square} max-tablet:hidden`}>
          <Sun aria-hidden strokeWidth={1.75} className="hidden dark:block" />
          <Moon aria-hidden strokeWidth={1.75} className="dark:hidden" />
        </ThemeToggle>
      </div>
    </nav>
  );
}
