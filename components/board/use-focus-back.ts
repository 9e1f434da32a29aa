"use client";

import { useEffect } from "react";

import { focusCard } from "./focus-card";

function focusIfLost(hypothesisId: string): void {
  if (document.activeElement === document.body) focusCard(hypothesisId);
}

/** For a dialog about a card: what opened it may have gone meanwhile, then the focus goes to the card. */
export function useFocusBack(hypothesisId: string): void {
  useEffect(
    () => () => {
      // After the dialog has tried it, which takes a turn of its own.
      setTimeout(() => setTimeout(() => lookFor(hypothesisId)));
    },
    [hypothesisId],
  );
}

function lookFor(hypothesisId: string): void {
  if (document.activeElement === document.body) focusCard(hypothesisId);
}
