"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { callApi } from "@/lib/client/api";
import type { LiveRoom } from "@/lib/client/use-room";
import type { PersonRef } from "@/lib/timeline/state";
import type { PersonSummary } from "@/lib/wire/people";

const FRESH_MS = 5 * 60_000;

async function fetchPeople(): Promise<readonly PersonRef[]> {
  const outcome = await callApi<{ people: readonly PersonSummary[] }>("/api/people");
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  return outcome.value.people.filter(({ disabled }) => !disabled).map(({ id, name }) => ({ id, name }));
}

/** Everybody whose name can be given; those who are in the room first. Offline, those alone. */
export function usePeople(room: LiveRoom, me: PersonRef): readonly PersonRef[] {
  const { data: everybody } = useQuery({ queryKey: ["people"], queryFn: fetchPeople, staleTime: FRESH_MS });
  const { roles, responders } = room.state;
  return useMemo(() => {
    const byId = new Map<string, PersonRef>([[me.id, me]]);
    for (const { id, name } of [...Object.values(responders), ...Object.values(roles), ...(everybody ?? [])])
      if (!byId.has(id)) byId.set(id, { id, name });
    return [...byId.values()];
  }, [me, roles, responders, everybody]);
}
