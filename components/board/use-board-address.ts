"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

import { parseView } from "@/lib/timeline/room-views";

import type { Layout } from "./card-order";

const LAYOUT = "cards";
const HYPOTHESIS = "hypothesis";

function writeParam(name: string, value: string | null): void {
  const url = new URL(window.location.href);
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  window.history.replaceState(null, "", `${url.pathname}${url.search}${url.hash}`);
}

/** The address under which a hypothesis opens over the board; relative to the room. */
export function hypothesisHref(path: string, hypothesisId: string): string {
  return `${path}?${new URLSearchParams({ view: "board", [HYPOTHESIS]: hypothesisId }).toString()}`;
}

/** Says in the address which hypothesis is open over the board, so that a link or a reload opens it again. */
export function writeOpenHypothesis(hypothesisId: string | null): void {
  const view = parseView(new URL(window.location.href).searchParams);
  if (hypothesisId === null || view === "board" || view === "split") writeParam(HYPOTHESIS, hypothesisId);
}

export type BoardAddress = {
  path: string;
  layout: Layout;
  setLayout: (layout: Layout) => void;
  /** The hypothesis that the address asks for. */
  openId: string | null;
  /** The board has the room for itself: no timeline beside it. */
  alone: boolean;
};

/** How the cards are laid out lives in the address: a link shows what its sender saw. */
export function useBoardAddress(): BoardAddress {
  const path = usePathname();
  const params = useSearchParams();
  const setLayout = useCallback(
    (layout: Layout) => writeParam(LAYOUT, layout === "tree" ? "tree" : null),
    [],
  );
  return {
    path,
    layout: params.get(LAYOUT) === "tree" ? "tree" : "columns",
    setLayout,
    openId: params.get(HYPOTHESIS),
    alone: parseView(new URLSearchParams(params)) === "board",
  };
}
