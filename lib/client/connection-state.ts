/** How live the page is. `sinceMs` is milliseconds since 1970 on this machine's clock. */
export type ConnectionState =
  | { phase: "connecting" }
  | { phase: "live" }
  /** Connected, and still taking in `remaining` events that were missed. */
  | { phase: "catching_up"; remaining: number }
  | { phase: "offline"; sinceMs: number }
  /** The server has shut this session out: signing in again is the only way back. */
  | { phase: "signed_out" };
