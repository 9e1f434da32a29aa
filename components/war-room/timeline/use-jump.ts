"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";

import { parseSeq } from "@/lib/timeline/room-views";
import type { Row } from "@/lib/timeline/rows";
import { rowIndexOf } from "@/lib/timeline/timeline";

import type { RowListHandle } from "./row-list";

export interface JumpInput {
  rows: readonly Row[];
  list: RefObject<RowListHandle | null>;
  /** The list is there to be moved. */
  ready: boolean;
  /** The event is in the log, but not among the rows: whatever hides it has to give way. */
  onHidden: () => void;
  /** How many events are to come before those that are loaded. */
  missingBefore: number;
  select: (key: string) => void;
  onToggle: (key: string) => void;
}

/** Brings the event that the address names into sight, as soon as it is loaded, and marks it. */
export function useJump({ rows, list, ready, onHidden, missingBefore, select, onToggle }: JumpInput) {
  const [target, setTarget] = useState<number | null>(null);

  useEffect(() => {
    const follow = () => setTarget(parseSeq(window.location.hash));
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  useEffect(() => {
    if (target === null || !ready || !list.current) return;
    const index = rowIndexOf(rows, target);
    const row = rows[index];
    if (!row) {
      if (target > missingBefore) onHidden();
      return;
    }
    if (row.kind === "quiet" && !row.open) {
      onToggle(row.key);
      return;
    }
    setTarget(null);
    select(row.key);
    list.current.toRow(index, "center");
    list.current.focus(row.key);
  }, [target, rows, list, ready, missingBefore, onHidden, select, onToggle]);

  return useCallback((seq: number) => setTarget(seq), []);
}
