"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

import { parseSeq } from "@/lib/timeline/room-views";
import type { Row } from "@/lib/timeline/rows";
import { rowIndexOf } from "@/lib/timeline/timeline";

import type { Jumps } from "../jumps";
import type { RowListHandle } from "./row-list";

export interface JumpInput {
  jumps: Jumps;
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

/** A wish to see an event; every wish is another object, so that the same event can be wished for twice. */
type Wish = { seq: number };

/** Brings the event that the address or a link names into sight, as soon as it is loaded, and marks it. */
export function useJump(input: JumpInput): void {
  const { jumps, rows, list, ready, onHidden, missingBefore, select, onToggle } = input;
  const [wish, setWish] = useState<Wish | null>(null);
  const granted = useRef<Wish | null>(null);

  useEffect(() => {
    const follow = () => {
      const seq = parseSeq(window.location.hash);
      if (seq !== null) setWish({ seq });
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  useEffect(() => jumps.offer((seq) => setWish({ seq })), [jumps]);

  useEffect(() => {
    if (!wish || wish === granted.current || !ready || !list.current) return;
    const index = rowIndexOf(rows, wish.seq);
    const row = rows[index];
    if (!row) {
      if (wish.seq > missingBefore) onHidden();
      return;
    }
    if (row.kind === "quiet" && !row.open) {
      onToggle(row.key);
      return;
    }
    granted.current = wish;
    select(row.key);
    list.current.toRow(index, "center");
    list.current.focus(row.key);
  }, [wish, rows, list, ready, missingBefore, onHidden, select, onToggle]);
}
