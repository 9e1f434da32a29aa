"use client";

import { useEffect, useState } from "react";

import { loadMarkdown } from "@/components/markdown/markdown";

/** Longer than this nobody waits for the parser. */
const MOST_WAIT_MS = 2_000;

/** The list takes over from the server's paint once it can draw the same: once the parser is here too. */
export function useListReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let gone = false;
    const late = new Promise((resolve) => {
      setTimeout(resolve, MOST_WAIT_MS);
    });
    void Promise.race([loadMarkdown(), late]).then(() => !gone && setReady(true));
    return () => {
      gone = true;
    };
  }, []);
  return ready;
}
