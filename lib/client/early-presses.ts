/** What was pressed before the page's code ran. */
export type EarlyPresses = {
  /**
   * Ends the keeping, but for what is being told right now, which the page's code hears itself, and for keys that no
   * part of the page is given: shortcuts are heard a moment later. Gives what ends that too, and presses all of it once
   * more, in its order, where it was pressed; what has gone from the page meanwhile hears nothing.
   */
  end: () => () => void;
};

declare global {
  interface Window {
    earlyPresses?: EarlyPresses;
  }
}

/**
 * Keeps clicks and keys for the page's code, which comes after what it draws. It runs in the page, as text, before all
 * else there: it may use nothing from outside of it. What the browser answers by itself, such as links and fields, is
 * left to it.
 */
export function keepEarlyPresses(): void {
  const MOST = 100;
  const types = ["pointerdown", "pointerup", "click", "keydown"];
  let kept: { event: Event; target: Element }[] = [];
  let isRunning = false;
  let clicked: Element | null = null;

  function keep(event: Event): void {
    const { target, type } = event;
    if (!(target instanceof Element) || kept.length >= MOST) return;
    if (isRunning && target !== document.body) return;
    if (target.closest("a[href], label, input, textarea, select, summary, [contenteditable], [type=submit]"))
      return;
    // Who clicks again on what does not answer wants it once, wherever on it.
    const pressed = target.closest("button") ?? target;
    if (type !== "keydown" && pressed === clicked) return;
    clicked = type === "click" ? pressed : null;
    kept.push({ event, target });
  }

  /** Forgets what is being told right now: the page hears that itself. */
  function leaveToPage(): void {
    kept = kept.filter(({ event }) => event.eventPhase === Event.NONE);
  }

  for (const type of types) window.addEventListener(type, keep, true);
  window.earlyPresses = {
    end() {
      isRunning = true;
      for (const type of types) if (type !== "keydown") window.removeEventListener(type, keep, true);
      leaveToPage();
      return () => {
        window.removeEventListener("keydown", keep, true);
        leaveToPage();
        for (const { event, target } of kept) {
          if (!target.isConnected) continue;
          // An event can be told once only.
          const Kind = [KeyboardEvent, PointerEvent].find((kind) => event instanceof kind) ?? MouseEvent;
          target.dispatchEvent(new Kind(event.type, event));
        }
      };
    },
  };
}
