"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { callApi } from "@/lib/client/api";
import type { Outcome } from "@/lib/wire/problem";
import type { Stretch } from "@/lib/wire/evidence-window";

export type TelemetryPath =
  | "overview"
  | "series"
  | "lines"
  | "patterns"
  | "traces"
  | "map"
  | `traces/${string}`;

export type Asked<T> = {
  /** Undefined until the first answer. */
  outcome: Outcome<T> | undefined;
  /** The answer is of another window or filter, and the right one is on its way. */
  stale: boolean;
  retry: () => void;
};

const FRESH_MS = 30_000;

/** Whoever asks says whether it is about the telemetry of samples: nothing that is shown may forget it. */
export type AskedQuery = Readonly<Record<string, string | number | boolean | null>> & { samples: boolean };

/** The address of a view of telemetry; what is null or empty is left out. */
export function telemetryHref(path: TelemetryPath, { fromMs, toMs }: Stretch, query: AskedQuery): string {
  const params = new URLSearchParams({
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
  });
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== "" && value !== false && value !== 0) params.set(name, String(value));
  return `/api/telemetry/${path}?${params.toString()}`;
}

/** Asks for a view of telemetry, and keeps the answer before in sight until the new one is there. */
export function useTelemetry<T>(href: string | null): Asked<T> {
  const { data, isPlaceholderData, refetch } = useQuery({
    queryKey: ["telemetry", href],
    queryFn: ({ signal }) => callApi<T>(href ?? "", { signal }),
    enabled: href !== null,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
  return { outcome: data, stale: isPlaceholderData, retry: () => void refetch() };
}
