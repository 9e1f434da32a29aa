/** What a person may choose; `system` follows the machine. */
export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export const THEME_COOKIE = "theme";
const ONE_YEAR_S = 31_536_000;

/** Reads the cookie's value; anything unknown is `system`. */
export function parseTheme(value: string | undefined): ThemeChoice {
  return themeChoices.find((choice) => choice === value) ?? "system";
}

/** The value of `data-theme` on the root element: none lets the page follow the system. */
export function themeAttribute(choice: ThemeChoice): "light" | "dark" | undefined {
  return choice === "system" ? undefined : choice;
}

/** The choice that the page shows now (browser only). */
export function currentTheme(): ThemeChoice {
  return parseTheme(document.documentElement.dataset["theme"]);
}

/** Shows the choice at once and keeps it in a cookie, so that the server renders it next time (browser only). */
export function chooseTheme(choice: ThemeChoice): void {
  const attribute = themeAttribute(choice);
  if (attribute) document.documentElement.dataset["theme"] = attribute;
  else delete document.documentElement.dataset["theme"];
  document.cookie = `${THEME_COOKIE}=${choice}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
}
