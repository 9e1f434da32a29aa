"use client";
import { useEffect, useRef } from "react";

import { Input } from "@/components/ui/input";

import { useEvidence } from "./evidence-context";

const PAUSE_MS = 200;

/** Narrows a list to words, as they are typed. */
export function SearchWords({ label, placeholder }: { label: string; placeholder: string }) {
  const { address, adjust } = useEvidence();
  const input = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may have changed by another way, as by going back: then it is right, unless somebody types.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = address.text;
  }, [address.text]);
  useEffect(() => () => clearTimeout(pause.current), []);
  return (
    <Input
      ref={input}
      type="search"
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={placeholder}
      autoComplete="off"
      maxLength={200}
      defaultValue={address.text}
      onChange={(event) => {
        const text = event.target.value.trim();
        clearTimeout(pause.current);
        pause.current = setTimeout(() => adjust({ text }), PAUSE_MS);
      }}
    />
  );
}
