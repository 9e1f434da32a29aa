"use client";

import { type RefObject, useRef, useState } from "react";

import { toField } from "@/lib/timeline/moments";
import { readSteering } from "@/lib/timeline/steering";
import type { Zone } from "@/lib/timeline/zone";

const names = ["service", "from", "to"] as const;
type Values = Readonly<Record<(typeof names)[number], string>>;

/** A field gives a moment back without its seconds where there are none. */
const shortest = (value: string) => value.replace(/(T\d\d:\d\d):00$/, "$1");

/** What the words mean, as fields show it. */
function valuesOf(words: string, zone: Zone, services: readonly string[]): Values {
  const { service, from, to } = readSteering(words, { zone, nowMs: Date.now() }, services);
  const field = (at: string | null) => (at === null ? "" : toField(zone, Date.parse(at)));
  return { service: service ?? "", from: field(from), to: field(to) };
}

export type SteeredFields = {
  refs: Readonly<Record<keyof Values, RefObject<HTMLInputElement | null>>>;
  /** What the fields hold at first. */
  values: Values;
  /** Follows the words, in fields that nobody has touched. */
  follow: (words: string) => void;
};

/** Fields for a service and a stretch of time that follow what a question says. */
export function useSteeredFields(question: string, zone: Zone, services: readonly string[]): SteeredFields {
  const [values] = useState(() => valuesOf(question, zone, services));
  const filled = useRef(values);
  const refs = {
    service: useRef<HTMLInputElement>(null),
    from: useRef<HTMLInputElement>(null),
    to: useRef<HTMLInputElement>(null),
  };
  return {
    refs,
    values,
    follow(words) {
      const next = valuesOf(words, zone, services);
      for (const name of names) {
        const field = refs[name].current;
        if (field && shortest(field.value) === shortest(filled.current[name])) field.value = next[name];
      }
      filled.current = next;
    },
  };
}
