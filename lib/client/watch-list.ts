import { openLazyTransport } from "./browser";
import { systemClock } from "./clock";
import { isSignedOut } from "./is-signed-out";
import { createConnection, type LinkState } from "./live-connection";

export type ListWatch = {
  /** Something in the list has changed, or may have while there was no connection. */
  changed: () => void;
  state: (state: LinkState) => void;
};

/**
 * Follows the list of incidents over a connection of its own: for a page that has no room and whose rows the server
 * draws. Gives the way to stop.
 */
export function watchList({ changed, state }: ListWatch): () => void {
  const connection = createConnection({
    open: openLazyTransport,
    clock: systemClock,
    random: Math.random,
    isSignedOut,
  });
  const watch = async () => {
    const outcome = await connection.request("watch_list", {});
    if (outcome.ok) changed();
  };
  connection.on("list_changed", changed);
  connection.onState((now) => {
    state(now);
    if (now.phase === "live") void watch();
  });
  const ears = new AbortController();
  const { signal } = ears;
  window.addEventListener("online", () => connection.hurry(), { signal });
  window.addEventListener("offline", () => connection.lost(), { signal });
  document.addEventListener("visibilitychange", () => !document.hidden && connection.hurry(), { signal });
  connection.start();
  return () => {
    ears.abort();
    // A socket that is closed while it opens complains in the console: it may open first, or fail.
    if (connection.state().phase === "connecting") connection.onState(connection.stop);
    else connection.stop();
  };
}
