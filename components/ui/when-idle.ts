/** Where the browser cannot say that it is idle, it mostly is by then. Milliseconds. */
const SURELY_IDLE_MS = 2_000;

/** Does something once the browser has nothing more urgent to do. Gives what calls it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof window.requestIdleCallback === "function") {
    const asked = window.requestIdleCallback(work);
    return () => window.cancelIdleCallback(asked);
  }
  const timer = setTimeout(work, SURELY_IDLE_MS);
  return () => clearTimeout(timer);
}
