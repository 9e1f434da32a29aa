"use client";
import { useIsFetching } from "@tanstack/react-query";
import { useState } from "react";

import { useNow } from "@/lib/client/use-now";
import { type EvidenceWindow, renewalMs, type Stretch, stretchOf } from "@/lib/wire/evidence-window";

/**
 * The window in milliseconds. One up to now goes on with the clock, but never while an answer is still awaited: a slow
 * server is asked less often.
 */
export function useStretch(window: EvidenceWindow, serverNowMs: number): Stretch {
  const nowMs = useNow(renewalMs(window)) ?? serverNowMs;
  const busy = useIsFetching() > 0;
  const [heldMs, setHeldMs] = useState(nowMs);
  if (!busy && heldMs !== nowMs) setHeldMs(nowMs);
  return stretchOf(window, heldMs);
}
