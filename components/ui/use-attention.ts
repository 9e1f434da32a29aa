"use client";

import { useEffect, useState, type RefObject } from "react";

/** Whether an element is pointed at or holds the focus. */
export function useAttention(ref: RefObject<HTMLElement | null>): boolean {
  const [attended, setAttended] = useState(false);
  useEffect(() => {
    const on = new AbortController();
    const listen = (type: keyof HTMLElementEventMap, value: boolean) =>
      ref.current?.addEventListener(type, () => setAttended(value), { signal: on.signal });
    listen("pointerenter", true);
    listen("pointerleave", false);
    listen("focusin", true);
    listen("focusout", false);
    return () => on.abort();
  }, [ref]);
  return attended;
}
