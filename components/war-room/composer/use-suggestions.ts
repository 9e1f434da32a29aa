"use client";

import { type KeyboardEvent, type RefObject, useState } from "react";

import type { PersonRef } from "@/lib/timeline/state";
import { suggest, type Suggestion, type Suggestions } from "@/lib/timeline/suggestions";

export interface SuggestionsInput {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  setText: (text: string) => void;
  people: readonly PersonRef[];
}

const none: Suggestions = { from: 0, items: [] };

/** The suggestions at the caret, moved along with the arrows and taken with Tab or Enter. */
export function useSuggestions({ field, text, setText, people }: SuggestionsInput) {
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const offered = text === "" || dismissed === text ? none : suggest(text, caret, people);
  const { items, from } = offered;

  const pick = (item: Suggestion) => {
    const next = text.slice(0, from) + item.insert + text.slice(caret);
    const at = from + item.insert.length;
    setText(next);
    setCaret(at);
    setActive(0);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at, at);
    });
  };

  /** True where the key was meant for the suggestions. */
  const onKey = (event: KeyboardEvent): boolean => {
    const chosen = items[Math.min(active, items.length - 1)];
    if (!chosen) return false;
    switch (event.key) {
      case "ArrowDown":
        setActive((active + 1) % items.length);
        return true;
      case "ArrowUp":
        setActive((active - 1 + items.length) % items.length);
        return true;
      case "Tab":
      case "Enter":
        if (event.shiftKey || event.ctrlKey || event.metaKey) return false;
        pick(chosen);
        return true;
      case "Escape":
        setDismissed(text);
        return true;
      default:
        return false;
    }
  };

  const onCaret = (at: number) => {
    setCaret(at);
    setActive(0);
  };
  return { items, active: Math.min(active, Math.max(0, items.length - 1)), pick, onKey, onCaret };
}
