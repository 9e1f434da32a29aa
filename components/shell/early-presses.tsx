"use client";

import { useEffect, useLayoutEffect, useRef } from "react";

import { pressAgain } from "@/lib/client/early-presses";

/** Mounted once, last in the root layout: gives the page what was pressed before it ran, as soon as all of it runs. */
export function EarlyPresses() {
  const kept = useRef<readonly Event[]>([]);
  // From here on the page hears every press; what it does with them is set up in effects, of which this is the last.
  useLayoutEffect(() => {
    kept.current = window.earlyPresses?.end() ?? [];
    delete window.earlyPresses;
  }, []);
  useEffect(() => {
    pressAgain(kept.current);
    kept.current = [];
  }, []);
  return null;
}
