"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";

import { Input } from "@/components/ui/input";
import { type IncidentFilter, listHref, SEARCH_LIMIT } from "@/lib/wire/incident-list";

/** A short stop in typing, in milliseconds. */
const PAUSE_MS = 180;

/** Narrows the list to words of the title or a number, as they are typed. */
export function SearchField({ filter }: { filter: IncidentFilter }) {
  const router = useRouter();
  const [searching, startTransition] = useTransition();
  const input = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The address may have changed by another way, as by going back: then it is right, unless somebody types.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = filter.text;
  }, [filter.text]);
  useEffect(() => () => clearTimeout(pause.current), []);

  function search(delayMs: number) {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      const text = input.current?.value.trim() ?? "";
      if (text !== filter.text)
        startTransition(() => router.replace(listHref({ ...filter, text }), { scroll: false }));
    }, delayMs);
  }

  return (
    <form
      className="flex min-w-0 flex-1"
      onSubmit={(event) => {
        event.preventDefault();
        search(0);
      }}
    >
      <Input
        ref={input}
        type="search"
        name="q"
        aria-label="Search incidents"
        aria-keyshortcuts="/"
        aria-busy={searching}
        placeholder="Title or number"
        autoComplete="off"
        maxLength={SEARCH_LIMIT}
        defaultValue={filter.text}
        onChange={() => search(PAUSE_MS)}
        className="pl-7 aria-busy:border-link"
      />
    </form>
  );
}
