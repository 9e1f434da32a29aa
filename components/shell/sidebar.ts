/** `auto` shows words on a wide screen and icons alone on a narrower one. */
export const sidebarChoices = ["auto", "full", "rail"] as const;
export type SidebarChoice = (typeof sidebarChoices)[number];

export const SIDEBAR_COOKIE = "sidebar";
export const SHELL_ID = "shell";
/** The same width as the `rail` variant in globals.css. */
const NARROW = "(width <= 80rem)";
const ONE_YEAR_S = 31_536_000;

/** Reads the cookie's value; anything unknown is `auto`. */
export function parseSidebar(value: string | undefined): SidebarChoice {
  return sidebarChoices.find((choice) => choice === value) ?? "auto";
}

/** What a click makes of it, on a screen that is narrow or not. */
export function nextSidebar(now: SidebarChoice, narrow: boolean): SidebarChoice {
  const isRail = now === "auto" ? narrow : now === "rail";
  return isRail ? "full" : "rail";
}

/** Folds or unfolds the sidebar at once, and keeps it in a cookie (browser only). */
export function toggleSidebar(): void {
  const shell = document.getElementById(SHELL_ID);
  if (!shell) return;
  const next = nextSidebar(parseSidebar(shell.dataset["sidebar"]), window.matchMedia(NARROW).matches);
  shell.dataset["sidebar"] = next;
  document.cookie = `${SIDEBAR_COOKIE}=${next}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
}
