import type { EventActor } from "@/lib/timeline/event";
import type { Role, Scope } from "./abilities";

/** Who asks, as proven at the edge: by a session, by an API token, or Parallax itself. */
export type Actor =
  | { kind: "person"; id: string; name: string; email: string; role: Role; sessionId: string }
  | { kind: "token"; id: string; name: string; email: string; role: Role; tokenId: string; scopes: readonly Scope[] }
  | { kind: "machine"; id: string; name: string };

/** How an actor is written into the log. */
export function eventActor({ kind, id, name }: Actor): EventActor {
  return { kind, id, name };
}
