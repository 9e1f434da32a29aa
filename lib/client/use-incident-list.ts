"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";

import {
  filterParams,
  type IncidentFilter,
  type IncidentPage,
  type IncidentSummary,
} from "@/lib/wire/incident-list";
import type { Problem } from "@/lib/wire/problem";

import { callApi } from "./api";
import { listKey } from "./query-keys";
import { useLive } from "./use-live";

export type IncidentList = {
  incidents: readonly IncidentSummary[];
  /** Asks for what follows; null where there is no more. */
  more: (() => void) | null;
  loading: boolean;
  /** Why the list could not be renewed; what is shown is what was last known. */
  problem: Problem | null;
};

class ListProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

async function fetchPage(
  filter: IncidentFilter,
  after: string | null,
  signal: AbortSignal,
): Promise<IncidentPage> {
  const params = filterParams(filter);
  if (after !== null) params.set("after", after);
  const outcome = await callApi<IncidentPage>(`/api/incidents?${params}`, { signal });
  if (outcome.ok) return outcome.value;
  throw new ListProblem(outcome.problem);
}

/**
 * The incidents that a filter leaves, renewed when the server says that something changed. `initial` is the
 * first page as the server rendered it for this filter.
 */
export function useIncidentList(filter: IncidentFilter, initial?: IncidentPage): IncidentList {
  const { live } = useLive();
  useEffect(() => live.watchList(), [live]);
  const query = useInfiniteQuery({
    queryKey: listKey(filterParams(filter).toString()),
    queryFn: ({ pageParam, signal }) => fetchPage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    retry: (failures, error) =>
      failures < 3 && error instanceof ListProblem && error.problem.code === "unavailable",
    staleTime: Number.POSITIVE_INFINITY,
    ...(initial && { initialData: { pages: [initial], pageParams: [null] } }),
  });
  const { data, fetchNextPage, hasNextPage, isPending, error } = query;
  const incidents = useMemo(() => withoutTwins(data?.pages ?? []), [data]);
  return {
    incidents,
    more: hasNextPage ? () => void fetchNextPage() : null,
    loading: isPending,
    problem: error instanceof ListProblem ? error.problem : null,
  };
}

/** An incident that moved between two reads of neighbouring pages may be on both. */
function withoutTwins(pages: readonly IncidentPage[]): IncidentSummary[] {
  return [...new Map(pages.flatMap(({ incidents }) => incidents).map((one) => [one.id, one])).values()];
}
