"use client";

import { useEffect, useState } from "react";

import { loadMarkdown } from "@/components/markdown/markdown";

/** Longer than this nobody waits for the parser. */
const MOST_WAIT_MS = 2_000;
const RETRY_MS = 3_000;

export const loadRowList = () => import("./row-list");

/**
 * True once the list can take over from the server's paint and draw the same: once its own code and the parser are
 * here. Without a connection they are asked for again.
 */
export function useRowListReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise((resolve) => {
      setTimeout(resolve, MOST_WAIT_MS);
    });
    const load = async () => {
      await Promise.all([loadRowList(), Promise.race([loadMarkdown(), late])]);
      if (!gone) setReady(true);
    };
    const attempt = () => {
      load().catch(() => {
        if (!gone) timer = setTimeout(attempt, RETRY_MS);
      });
    };
    attempt();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  return ready;
}
