import {
  ChartLine,
  ChartNoAxesColumn,
  Flag,
  FlaskConical,
  Settings,
  Siren,
  type LucideIcon,
} from "lucide-react";

import { NavLink } from "./nav-link";

interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
  under: readonly string[];
}

/** Where one can go. A place is listed from the day that it has a page. */
const places: readonly Place[] = [
  { href: "/", label: "Incidents", icon: Siren, under: ["/incidents"] },
  { href: "/evidence", label: "Evidence", icon: ChartLine, under: ["/evidence"] },
  { href: "/reports", label: "Reports", icon: ChartNoAxesColumn, under: ["/reports"] },
  { href: "/follow-ups", label: "Follow-ups", icon: Flag, under: ["/follow-ups"] },
  { href: "/samples", label: "Samples", icon: FlaskConical, under: ["/samples"] },
  { href: "/settings", label: "Settings", icon: Settings, under: ["/settings"] },
];

/** A row of the sidebar, a square of the rail, or a column of the bottom bar. */
export const navRow = [
  "flex h-7 min-w-0 items-center gap-2 rounded-md px-2 text-work text-muted transition-colors",
  "hover:bg-hover hover:text-fg aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-fg",
  "[&_svg]:size-4 [&_svg]:shrink-0",
  "max-tablet:h-12 max-tablet:flex-1 max-tablet:flex-col max-tablet:justify-center max-tablet:gap-0.5 max-tablet:px-1",
  "max-tablet:text-meta max-tablet:aria-[current=page]:bg-transparent max-tablet:[&_svg]:size-5",
].join(" ");

export function Nav() {
  return (
    <ul className="flex gap-px max-tablet:contents tablet:flex-col">
      {places.map(({ href, label, icon: Icon, under }) => (
        <li key={href} className="flex min-w-0 max-tablet:flex-1 tablet:flex-col">
          <NavLink href={href} label={label} under={under} className={navRow}>
            <Icon aria-hidden strokeWidth={1.75} />
            <span className="truncate rail:sr-only max-tablet:sr-only">{label}</span>
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
