"use client";

import { useEffect, useState } from "react";

const keyOf = (incidentId: string) => `composer:${incidentId}`;

function read(incidentId: string): string {
  try {
    return window.sessionStorage.getItem(keyOf(incidentId)) ?? "";
  } catch {
    return "";
  }
}

function keep(incidentId: string, text: string): void {
  try {
    if (text === "") window.sessionStorage.removeItem(keyOf(incidentId));
    else window.sessionStorage.setItem(keyOf(incidentId), text);
  } catch {
    // Without storage the words live as long as the page.
  }
}

/** What is being written, kept in this tab over a reload. */
export function useKeptText(incidentId: string): [string, (text: string) => void] {
  const [text, setText] = useState("");
  useEffect(() => {
    const kept = read(incidentId);
    if (kept !== "") setText((typed) => (typed === "" ? kept : typed));
  }, [incidentId]);
  return [
    text,
    (next) => {
      setText(next);
      keep(incidentId, next);
    },
  ];
}
