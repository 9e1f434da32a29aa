import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { chooseTheme, currentTheme, parseTheme, themeAttribute } from "./theme";
import { ThemeSwitch } from "./theme-switch";
import { ThemeToggle } from "./theme-toggle";

afterEach(() => {
  cleanup();
  chooseTheme("system");
  vi.unstubAllGlobals();
});

const systemIsDark = (matches: boolean) => vi.stubGlobal("matchMedia", () => ({ matches }));

describe("theme", () => {
  it.each([
    ["dark", "dark"],
    ["light", "light"],
    ["system", "system"],
    [undefined, "system"],
    ["purple", "system"],
    ['"><script>', "system"],
  ])("reads the cookie %j as %s", (value, expected) => {
    expect(parseTheme(value)).toBe(expected);
  });

  it("leaves the page to the system where nothing was chosen", () => {
    expect(themeAttribute("system")).toBeUndefined();
  });

  it.each(["light", "dark", "system"] as const)("shows and keeps the choice of %s", (choice) => {
    chooseTheme(choice);
    expect(currentTheme()).toBe(choice);
    expect(document.cookie).toContain(`theme=${choice}`);
  });
});

describe("ThemeToggle", () => {
  it.each([
    ["system", true, "light"],
    ["system", false, "dark"],
    ["dark", false, "light"],
    ["light", true, "dark"],
  ] as const)("turns %s, on a machine that is dark: %s, to %s", (from, dark, expected) => {
    systemIsDark(dark);
    chooseTheme(from);
    render(
      <ThemeToggle label="Switch" className="">
        icon
      </ThemeToggle>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Switch" }));
    expect(currentTheme()).toBe(expected);
  });
});

describe("ThemeSwitch", () => {
  it("begins with what the server rendered, and applies a choice at once", () => {
    render(<ThemeSwitch initial="dark" />);
    expect(screen.getByRole("radio", { name: "Dark" }).matches(":checked")).toBe(true);
    fireEvent.click(screen.getByRole("radio", { name: "Light" }));
    expect(currentTheme()).toBe("light");
    expect(screen.getByRole("radio", { name: "Light" }).matches(":checked")).toBe(true);
  });
});
