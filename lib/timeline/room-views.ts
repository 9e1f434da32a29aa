/** What the room shows: the timeline, the board, both beside each other where there is room, or the details alone. */
export const shownViews = ["timeline", "board", "split", "details"] as const;
export type ShownView = (typeof shownViews)[number];

/** Reads the view from an address; anything unknown is the timeline. */
export function parseView(params: URLSearchParams): ShownView {
  const asked = params.get("view");
  return shownViews.find((view) => view === asked) ?? "timeline";
}

/** Writes the view into the parameters of an address; others stay. */
export function withView(params: URLSearchParams, view: ShownView): URLSearchParams {
  const next = new URLSearchParams(params);
  if (view === "timeline") next.delete("view");
  else next.set("view", view);
  return next;
}

/** The event that the fragment of an address names, as in `#seq-123`. */
export function parseSeq(fragment: string): number | null {
  const [, digits] = /^#seq-([1-9]\d{0,9})$/.exec(fragment) ?? [];
  return digits === undefined ? null : Number(digits);
}

export function seqFragment(seq: number): string {
  return `#seq-${seq}`;
}
