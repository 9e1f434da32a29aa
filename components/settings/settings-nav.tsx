import { NavLink } from "@/components/shell/nav-link";

const tab =
  "-mb-px flex h-9 items-center border-b-2 border-transparent px-1.5 whitespace-nowrap text-work text-muted transition-colors hover:text-fg aria-[current=page]:border-fg aria-[current=page]:font-medium aria-[current=page]:text-fg";

const places = [
  { href: "/settings", label: "Account" },
  { href: "/settings/sessions", label: "Sessions" },
  { href: "/settings/tokens", label: "API tokens" },
  { href: "/settings/sources", label: "Sources" },
];
const people = { href: "/settings/people", label: "People" };
const imports = { href: "/settings/import", label: "Import" };
const jobs = { href: "/settings/jobs", label: "Jobs" };

/** The parts of the settings; what somebody may not see is not named to them. */
export function SettingsNav({
  mayManagePeople,
  mayImport,
  mayManageSettings,
}: {
  mayManagePeople: boolean;
  mayImport: boolean;
  mayManageSettings: boolean;
}) {
  const shown = [
    ...places,
    ...(mayManagePeople ? [people] : []),
    ...(mayImport ? [imports] : []),
    ...(mayManageSettings ? [jobs] : []),
  ];
  return (
    <nav aria-label="Settings" className="-my-1.5 -ml-1.5 flex gap-3 overflow-x-auto">
      {shown.map(({ href, label }) => (
        <NavLink key={href} href={href} label={label} under={[]} className={tab}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
