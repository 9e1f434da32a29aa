"use client";

import { useEffect, useState } from "react";

/** Longer than a row is in sight while somebody scrolls past it, in milliseconds. */
const SETTLE_MS = 150;

/** True once the component has been there for a moment: what only those need who stay with it can wait until then. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}
