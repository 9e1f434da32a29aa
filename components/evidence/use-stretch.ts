"use client";
import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import { type EvidenceWindow, renewalMs, type Stretch, stretchOf } from "@/lib/wire/evidence-window";

/** After an answer it is not asked again for this many times as long as the answer took: a slow server gets its rest. */
const REST_TIMES = 1;

/**
 * The window in milliseconds. One up to now goes on with the clock while somebody looks, but never while an answer is
 * awaited; `renew` reads it again at once.
 */
export function useStretch(
  window: EvidenceWindow,
  serverNowMs: number,
): { stretch: Stretch; renew: () => void } {
  const queries = useQueryClient();
  const busy = useIsFetching() > 0;
  const [nowMs, setNowMs] = useState(serverNowMs);
  const restsUntil = useRef(0);
  const everyMs = renewalMs(window);
  const goesOn = window.kind === "last";

  useEffect(() => {
    if (!busy) return;
    const began = performance.now();
    return () => {
      const ended = performance.now();
      restsUntil.current = ended + REST_TIMES * (ended - began);
    };
  }, [busy]);
  useEffect(() => {
    if (!goesOn || busy) return;
    let timer: ReturnType<typeof setTimeout>;
    // In whole steps, so that all who look at the same window ask for the same; at their beginning, so that what has
    // just come is in them.
    const wait = () => {
      const restMs = Math.max(0, restsUntil.current - performance.now());
      const earliestMs = Date.now() + restMs;
      const stepMs = (Math.floor(earliestMs / everyMs) + 1) * everyMs;
      timer = setTimeout(() => {
        // A timer may be late by many steps, and early by a hair.
        if (!document.hidden) setNowMs(Math.max(stepMs, Math.floor(Date.now() / everyMs) * everyMs));
        wait();
      }, stepMs - Date.now());
    };
    wait();
    return () => clearTimeout(timer);
  }, [goesOn, busy, everyMs]);

  const renew = useCallback(() => {
    setNowMs(Date.now());
    void queries.invalidateQueries({ queryKey: ["telemetry"] });
  }, [queries]);
  return { stretch: stretchOf(window, nowMs), renew };
}
