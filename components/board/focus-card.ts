function linkOf(hypothesisId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(
    `[data-hypothesis="${CSS.escape(hypothesisId)}"] [data-card-link]`,
  );
}

/** Puts the focus on a card and brings it into sight; nothing where the board does not show it. */
export function focusCard(hypothesisId: string): void {
  const link = linkOf(hypothesisId);
  link?.focus({ preventScroll: true });
  link?.closest("[data-hypothesis]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** A card that changes its column is drawn anew and loses the focus: gives it back, where nothing else took it. */
export function refocusCard(hypothesisId: string): void {
  if (document.activeElement === document.body) linkOf(hypothesisId)?.focus({ preventScroll: true });
}
