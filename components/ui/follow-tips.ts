const OPEN_DELAY_MS = 450;
/** Going along a toolbar, the next tooltip opens at once. */
const WARM_MS = 300;
/** Long enough to move the pointer onto the tooltip itself. */
const CLOSE_DELAY_MS = 80;
const GAP_PX = 6;
const EDGE_PX = 8;

function fill(layer: HTMLElement, text: string, keys: string | undefined): void {
  layer.replaceChildren(text);
  for (const key of keys?.split(" ") ?? []) {
    const mark = document.createElement("kbd");
    mark.textContent = key;
    layer.append(mark);
  }
}

function tipOf(event: Event): Element | undefined {
  return event.target instanceof Element ? (event.target.closest("[data-tip]") ?? undefined) : undefined;
}

/** A word that is in sight beside its icon need not be said again; folded away, it must. */
function repeats(target: Element, text: string): boolean {
  return [...target.querySelectorAll("span")].some(
    (word) => word.textContent === text && word.getBoundingClientRect().width > 1,
  );
}

/** Below its target where there is room, else above, and never outside the window. */
function place(layer: HTMLElement, target: Element): void {
  const at = target.getBoundingClientRect();
  const box = layer.getBoundingClientRect();
  const below = at.bottom + GAP_PX;
  const top = below + box.height + EDGE_PX > window.innerHeight ? at.top - GAP_PX - box.height : below;
  const left = at.left + at.width / 2 - box.width / 2;
  layer.style.top = `${Math.max(EDGE_PX, top)}px`;
  layer.style.left = `${Math.max(EDGE_PX, Math.min(left, window.innerWidth - box.width - EDGE_PX))}px`;
}

/**
 * Shows in `layer` the tooltip of whatever `[data-tip]` the pointer or the focus is on: one listener for the whole
 * page, however many rows it has. Escape closes it. Returns what ends it.
 */
export function followTips(layer: HTMLElement): () => void {
  let target: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closedAt = 0;

  const close = () => {
    clearTimeout(timer);
    if (!target) return;
    if (target.getAttribute("aria-describedby") === layer.id) target.removeAttribute("aria-describedby");
    target = undefined;
    closedAt = performance.now();
    layer.hidePopover();
  };
  const open = (next: Element) => {
    const text = next.getAttribute("data-tip");
    if (!text || !next.isConnected || repeats(next, text)) return;
    close();
    target = next;
    fill(layer, text, next.getAttribute("data-tip-keys") ?? undefined);
    const named = next.getAttribute("aria-label") === text || next.hasAttribute("aria-describedby");
    if (!named) next.setAttribute("aria-describedby", layer.id);
    layer.showPopover();
    place(layer, next);
  };
  const plan = (work: () => void, delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(work, delay);
  };

  const on = new AbortController();
  const listen = <K extends keyof DocumentEventMap>(type: K, act: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(type, act, { signal: on.signal, capture: true, passive: true });

  listen("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const next = tipOf(event);
    const inside = event.target instanceof Node && layer.contains(event.target);
    if (inside || (next && next === target)) clearTimeout(timer);
    else if (next)
      plan(() => open(next), performance.now() - closedAt < WARM_MS || target ? 0 : OPEN_DELAY_MS);
    else plan(close, CLOSE_DELAY_MS);
  });
  listen("focusin", (event) => {
    const next = tipOf(event);
    if (next?.matches(":focus-visible")) open(next);
    else close();
  });
  listen("focusout", close);
  listen("pointerdown", close);
  listen("scroll", () => {
    if (target) close();
  });
  listen("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  return () => {
    close();
    on.abort();
  };
}
