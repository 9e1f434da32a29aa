"use client";

import type { ReactNode } from "react";

import { chooseTheme, currentTheme } from "./theme";

function toggle(): void {
  const now = currentTheme();
  const dark = now === "system" ? window.matchMedia("(prefers-color-scheme: dark)").matches : now === "dark";
  chooseTheme(dark ? "light" : "dark");
}

/** Turns light to dark and back; the account menu also offers to follow the system. */
export function ThemeToggle({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: ReactNode;
}) {
  return (
    <button type="button" onClick={toggle} aria-label={label} data-tip={label} className={className}>
      {children}
    </button>
  );
}
