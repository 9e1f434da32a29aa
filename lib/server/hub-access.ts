import { parseRole, parseScopes } from "@/lib/policy/actor";
import { type AccessChange, onAccessChange } from "@/lib/store/access-channel";
import type { Notifications } from "@/lib/store/notifications";
import type { Credentials, Standing } from "@/lib/store/standing";
import type { GoodbyeReason } from "@/lib/wire/live";

import { credentialOf, type HubSocket, type LiveActor } from "./hub-socket";

/** How often every connection's right to be there is looked at in any case, in milliseconds. */
const SWEEP_MS = 60_000;
/** How long looks are gathered, in milliseconds. */
const GATHER_MS = 50;

export type HubAccess = {
  enter: (socket: HubSocket) => void;
  forget: (socket: HubSocket) => void;
  close: () => void;
};

export type HubAccessOptions = {
  notifications: Notifications;
  readStanding: (credentials: Credentials) => Promise<ReadonlyMap<string, Standing>>;
  now: () => Date;
};

/**
 * Keeps open connections to what their people may do now: whoever is signed out, revoked, shut out or given other
 * rights is hung up on, and comes back with the rights there are. Told by notification, and looked at every minute.
 */
export function createHubAccess({ notifications, readStanding, now }: HubAccessOptions): HubAccess {
  const byPerson = new Map<string, Set<HubSocket>>();
  const everyone = () => [...byPerson.values()].flatMap((sockets) => Array.from(sockets));

  async function recheck(sockets: readonly HubSocket[]): Promise<void> {
    if (sockets.length === 0) return;
    const ids = (kind: LiveActor["kind"]) => [
      ...new Set(
        sockets.flatMap(({ data: { actor } }) => (actor.kind === kind ? [credentialOf(actor)] : [])),
      ),
    ];
    const standing = await readStanding({ sessionIds: ids("person"), tokenIds: ids("token"), at: now() });
    for (const socket of sockets) settle(socket, standing.get(credentialOf(socket.data.actor)));
  }

  let waiting = new Set<HubSocket>();
  let timer: NodeJS.Timeout | null = null;

  /** Gathers for a moment: a thousand who come back are two queries. A look that fails is made good by the sweep. */
  function look(sockets: Iterable<HubSocket>): void {
    for (const socket of sockets) waiting.add(socket);
    timer ??= setTimeout(() => {
      timer = null;
      const all = [...waiting];
      waiting = new Set();
      recheck(all).catch(() => undefined);
    }, GATHER_MS);
  }

  const stopListening = onAccessChange(notifications, {
    onChange: (change) =>
      look([...(byPerson.get(change.personId) ?? [])].filter(({ data }) => concerns(change, data.actor))),
    onAnything: () => look(everyone()),
  });
  const sweep = setInterval(() => look(everyone()), SWEEP_MS);
  sweep.unref();

  return {
    enter(socket) {
      const { id } = socket.data.actor;
      byPerson.set(id, (byPerson.get(id) ?? new Set()).add(socket));
      // What changed between the handshake and now was told to nobody.
      look([socket]);
    },
    forget(socket) {
      const { id } = socket.data.actor;
      const sockets = byPerson.get(id);
      sockets?.delete(socket);
      if (sockets?.size === 0) byPerson.delete(id);
    },
    close() {
      clearInterval(sweep);
      if (timer) clearTimeout(timer);
      stopListening();
    },
  };
}

function settle(socket: HubSocket, standing: Standing | undefined): void {
  if (!standing) return hangUp(socket, "signed_out");
  const { actor } = socket.data;
  if (!hasSameRights(actor, standing)) return hangUp(socket, "rights_changed");
  const { name, email } = standing;
  socket.data.actor = { ...actor, name, email };
}

function hangUp(socket: HubSocket, reason: GoodbyeReason): void {
  socket.emit("goodbye", { reason });
  socket.disconnect(true);
}

function hasSameRights(actor: LiveActor, { role, scopes }: Standing): boolean {
  if (actor.role !== parseRole(role)) return false;
  if (actor.kind !== "token") return true;
  const now = parseScopes(scopes);
  return actor.scopes.length === now.length && now.every((scope) => actor.scopes.includes(scope));
}

function concerns({ sessionId, tokenId }: AccessChange, actor: LiveActor): boolean {
  if (sessionId === undefined && tokenId === undefined) return true;
  return credentialOf(actor) === (actor.kind === "person" ? sessionId : tokenId);
}
