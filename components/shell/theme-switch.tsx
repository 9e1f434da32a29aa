"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";

import { Segmented } from "@/components/ui/segmented";

import { chooseTheme, type ThemeChoice } from "./theme";

export const themeOptions = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

/** All three choices side by side, for the settings. `initial` is what the server rendered: `parseTheme(cookie)`. */
export function ThemeSwitch({ initial, className }: { initial: ThemeChoice; className?: string }) {
  const [choice, setChoice] = useState(initial);
  return (
    <Segmented
      label="Theme"
      segments={themeOptions}
      value={choice}
      onChange={(next) => {
        chooseTheme(next);
        setChoice(next);
      }}
      {...(className && { className })}
    />
  );
}
