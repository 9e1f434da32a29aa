import { chooseTheme, type ThemeChoice } from "@/components/shell/theme";
import type { Command } from "@/lib/client/command-registry";
import { PALETTE_KEYS } from "@/lib/client/shortcut";

export type SiteCommandsProps = {
  mayDeclare: boolean;
  mayManagePeople: boolean;
  show: (overlay: "palette" | "sheet" | "declare") => void;
  go: (path: string) => void;
};

const theme = (choice: ThemeChoice, title: string): Command => ({
  id: `theme ${choice}`,
  title,
  group: "Preferences",
  keywords: ["theme", "mode", "appearance"],
  run: () => chooseTheme(choice),
});

async function leave(): Promise<void> {
  const { signOut } = await import("@/components/shell/sign-out");
  await signOut();
}

/** What can be done on every page. */
export function siteCommands({
  mayDeclare,
  mayManagePeople,
  show,
  go,
}: SiteCommandsProps): readonly Command[] {
  const place = (
    title: string,
    path: string,
    shortcut: string,
    keywords: readonly string[] = [],
  ): Command => ({
    id: `go ${path}`,
    title,
    group: "Go to",
    shortcut,
    keywords,
    run: () => go(path),
  });
  const commands: readonly Command[] = [
    {
      id: "sign out",
      title: "Sign out",
      group: "Account",
      keywords: ["log out", "leave"],
      run: () => void leave(),
    },
    theme("system", "Follow the system’s theme"),
    theme("light", "Use the light theme"),
    theme("dark", "Use the dark theme"),
    place("Incidents", "/", "g then i", ["list", "home"]),
    place("Evidence", "/evidence", "g then e", ["metrics", "logs", "traces", "map"]),
    place("Reports", "/reports", "g then r", ["reliability", "mttr", "statistics", "print"]),
    place("Follow-ups", "/follow-ups", "g then f", ["tasks", "actions", "overdue"]),
    place("Samples", "/samples", "g then m", ["demo", "shop", "try", "replay"]),
    place("Settings", "/settings", "g then s", ["account", "name", "password"]),
    place("Sessions", "/settings/sessions", "g then d", ["devices", "sign out everywhere"]),
    place("API tokens", "/settings/tokens", "g then t", ["keys", "automation"]),
    place("Telemetry sources", "/settings/sources", "g then o", ["collector", "opentelemetry"]),
    ...(mayManagePeople
      ? [place("People", "/settings/people", "g then p", ["invite", "roles", "team"])]
      : []),
    {
      id: "palette",
      title: "Open the command palette",
      group: "Everywhere",
      shortcut: PALETTE_KEYS,
      whileTyping: true,
      hidden: true,
      run: () => show("palette"),
    },
    {
      id: "shortcuts",
      title: "Show the keyboard shortcuts",
      group: "Everywhere",
      shortcut: "?",
      keywords: ["help", "keys"],
      run: () => show("sheet"),
    },
    ...(mayDeclare
      ? [
          {
            id: "declare",
            title: "Declare an incident",
            group: "Everywhere",
            shortcut: "c",
            keywords: ["new", "create", "start", "open"],
            run: () => show("declare"),
          },
        ]
      : []),
  ];
  return commands.map((command) => Object.assign(command, { everywhere: true }));
}
