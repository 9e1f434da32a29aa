"use client";

import { useEffect } from "react";

/**
 * For a dialog about an entry: it was opened from a menu that has gone, and nothing would have the focus when it closes.
 * Then the entry has it.
 */
export function useRowFocusBack(seq: number): void {
  useEffect(
    () => () => {
      // After the dialog has tried to give the focus back, which takes a turn of its own.
      setTimeout(() => setTimeout(() => focusRow(seq)));
    },
    [seq],
  );
}

function focusRow(seq: number): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(`[data-seq="${seq}"]`)?.focus({ preventScroll: true });
}
