"use client";

import { useEffect, useLayoutEffect, useRef } from "react";

/** Mounted once, last in the root layout: gives the page what was pressed before it ran, as soon as all of it runs. */
export function EarlyPresses() {
  const pressAgain = useRef<() => void>(null);
  // From here on the page hears every press; what it does with them is set up in effects, of which this is the last.
  useLayoutEffect(() => {
    pressAgain.current = window.earlyPresses?.end() ?? null;
    delete window.earlyPresses;
  }, []);
  useEffect(() => {
    pressAgain.current?.();
    pressAgain.current = null;
  }, []);
  return null;
}
