/** Puts the focus on a card and brings it into sight; nothing where the board does not show it. */
export function focusCard(hypothesisId: string): void {
  const link = document.querySelector(`[data-hypothesis="${CSS.escape(hypothesisId)}"] [data-card-link]`);
  if (!(link instanceof HTMLElement)) return;
  link.focus({ preventScroll: true });
  link.closest("[data-hypothesis]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
