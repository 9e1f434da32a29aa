"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";

import { parseTimelineFilter, type TimelineFilter, withTimelineFilter } from "@/lib/timeline/filter";
import { parseView, type ShownView, withView } from "@/lib/timeline/room-views";

export type RoomAddress = {
  view: ShownView;
  filter: TimelineFilter;
  setView: (view: ShownView) => void;
  setFilter: (filter: TimelineFilter) => void;
};

/** The view and the filter live in the address: a link shows what its sender saw, and "back" goes back. */
export function useRoomAddress(): RoomAddress {
  const path = usePathname();
  const params = useSearchParams();
  const query = params.toString();

  const write = useCallback(
    (next: URLSearchParams, how: "pushState" | "replaceState") => {
      const text = next.toString().replaceAll("%2C", ",");
      window.history[how](null, "", `${path}${text === "" ? "" : `?${text}`}`);
    },
    [path],
  );
  return useMemo(() => {
    const current = new URLSearchParams(query);
    return {
      view: parseView(current),
      filter: parseTimelineFilter(current),
      setView: (view) => write(withView(current, view), "pushState"),
      setFilter: (filter) => write(withTimelineFilter(current, filter), "replaceState"),
    };
  }, [query, write]);
}
