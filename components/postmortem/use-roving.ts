"use client";

import { type FocusEvent, type KeyboardEvent, useState } from "react";

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

const buttonsIn = (bar: HTMLElement) => [...bar.querySelectorAll<HTMLElement>("[data-roving]")];

/** A bar of buttons that is one stop of the tab key: the one that was used last. Arrows, Home and End move inside. */
export function useRoving() {
  const [current, setCurrent] = useState<string | null>(null);
  let first: string | null = null;
  return {
    /** For each button, in their order. */
    rovingProps: (name: string) => {
      first ??= name;
      return { "data-roving": name, tabIndex: name === (current ?? first) ? 0 : -1 };
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = steps[event.key];
      if (!step || !(event.target instanceof HTMLElement)) return;
      const buttons = buttonsIn(event.currentTarget);
      const at = buttons.indexOf(event.target);
      if (at < 0) return;
      event.preventDefault();
      buttons[step(at, buttons.length)]?.focus();
    },
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const name = event.target.dataset["roving"];
      if (name !== undefined) setCurrent(name);
    },
  };
}

/** Puts the focus on the button of a bar that the tab key would come to. */
export function focusCurrent(bar: HTMLElement | null): void {
  bar?.querySelector<HTMLElement>('[data-roving][tabindex="0"]')?.focus();
}
