"use client";

import { useEffect } from "react";

import { refocusCard } from "./focus-card";

/** For a dialog about a card: what opened it may have gone meanwhile, then the focus goes to the card. */
export function useFocusBack(hypothesisId: string): void {
  useEffect(
    () => () => {
      // After the dialog has tried it, which takes a turn of its own.
      setTimeout(() => setTimeout(() => refocusCard(hypothesisId)));
    },
    [hypothesisId],
  );
}
