"use client";
import { useCallback, useEffect, useRef, useState } from "react";

import { toast } from "@/components/ui/toast";
import { readSamples } from "@/lib/client/sample-calls";
import type { Outcome } from "@/lib/wire/problem";
import type { SampleGallery } from "@/lib/wire/samples";

/** How often a gallery is read again, in ms: while something runs, and while nothing does. */
const RUNNING_MS = 1_000;
const QUIET_MS = 5_000;

export type Samples = {
  gallery: SampleGallery;
  /** What is under way, by the key it was started with. */
  pending: string | null;
  /** Does one thing after the other, says where it was not done, and reads the gallery again. */
  act: (key: string, work: () => Promise<Outcome<unknown>>) => Promise<void>;
};

/** The gallery as it is now: read again every moment, while somebody looks. */
export function useSamples(initial: SampleGallery): Samples {
  const [gallery, setGallery] = useState(initial);
  const [pending, setPending] = useState<string | null>(null);
  /** What was asked for before: a click is never lost because another is not done yet. */
  const before = useRef<Promise<void>>(Promise.resolve());
  const reads = useRef({ asked: 0, shown: 0 });
  const read = useCallback(async () => {
    const own = ++reads.current.asked;
    const outcome = await readSamples();
    // One that was asked for later knows more, and may have come sooner.
    if (!outcome.ok || own < reads.current.shown) return;
    reads.current.shown = own;
    setGallery(outcome.value);
  }, []);
  const isMoving = pending !== null || (gallery.run !== null && gallery.run.state !== "ended");
  const everyMs = isMoving ? RUNNING_MS : QUIET_MS;
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void read();
    }, everyMs);
    return () => clearInterval(timer);
  }, [read, everyMs]);
  return {
    gallery,
    pending,
    act(key, work) {
      const turn = inTurn(before.current, key, work);
      before.current = turn.catch(() => undefined);
      return turn;
    },
  };

  async function inTurn(earlier: Promise<void>, key: string, work: () => Promise<Outcome<unknown>>) {
    await earlier;
    setPending(key);
    try {
      const outcome = await work();
      if (!outcome.ok) toast({ tone: "danger", title: "That was not done.", detail: outcome.problem.detail });
      await read();
    } finally {
      setPending(null);
    }
  }
}
