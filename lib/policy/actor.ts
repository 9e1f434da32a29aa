import type { EventActor } from "@/lib/timeline/event";
import { type Role, roles, type Scope, scopes } from "./abilities";

/** Who asks, as proven at the edge: by a session, by an API token, or Parallax itself. */
export type Actor =
  | { kind: "person"; id: string; name: string; email: string; role: Role; sessionId: string }
  | {
      kind: "token";
      id: string;
      name: string;
      email: string;
      role: Role;
      tokenId: string;
      scopes: readonly Scope[];
    }
  | { kind: "machine"; id: string; name: string };

/** Parallax, where it acts on its own account. */
export const parallaxItself = { kind: "machine", id: "parallax", name: "Parallax" } as const satisfies Actor;

/** How an actor is written into the log. */
export function eventActor({ kind, id, name }: Actor): EventActor {
  return { kind, id, name };
}

/** A stored role; one that this version does not know is the least. */
export function parseRole(stored: unknown): Role {
  return roles.find((role) => role === stored) ?? "observer";
}

/** Stored scopes, without those that this version does not know. */
export function parseScopes(stored: readonly string[]): readonly Scope[] {
  return scopes.filter((scope) => stored.includes(scope));
}
