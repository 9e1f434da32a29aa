import type { IncidentLog } from "@/lib/timeline/log-port";
import { packEvents } from "@/lib/wire/event-run";
import { EVENTS_PER_MESSAGE } from "@/lib/wire/live";

import { drained } from "./hub-backlog";
import { frames } from "./hub-frames";
import type { HubServer, HubSocket } from "./hub-socket";

/** How long those who miss the same events wait for one another, in milliseconds. */
const GATHER_MS = 5;

type Range = { incidentId: string; after: number; upTo: number };
type Group = { range: Range; sockets: Set<HubSocket>; sent: Promise<number> };

export type CatchUp = {
  /**
   * Sends a socket the events after `after` up to `upTo`, page by page, as fast as it reads. Resolves when the
   * first page has been sent; rejects where the log cannot be read.
   */
  send: (socket: HubSocket, range: Range) => Promise<void>;
};

/**
 * Brings those who come back up to date. After a restart a thousand come at once and miss the same: they are
 * gathered for a moment, and what they miss is read and encoded once for all of them.
 */
export function createCatchUp(io: HubServer, log: Pick<IncidentLog, "read">): CatchUp {
  const groups = new Map<string, Group>();

  /** Joins those who need the same page. Gives the last seq of it. */
  function gather(socket: HubSocket, range: Range): Promise<number> {
    const key = `${range.incidentId}/${range.after}/${range.upTo}`;
    const present = groups.get(key);
    if (present) {
      present.sockets.add(socket);
      return present.sent;
    }
    const sockets = new Set([socket]);
    const sent = new Promise((resolve) => setTimeout(resolve, GATHER_MS)).then(() => {
      groups.delete(key);
      return sendPage(sockets, range);
    });
    groups.set(key, { range, sockets, sent });
    return sent;
  }

  async function sendPage(
    sockets: ReadonlySet<HubSocket>,
    { incidentId, after, upTo }: Range,
  ): Promise<number> {
    const limit = Math.min(EVENTS_PER_MESSAGE, upTo - after);
    const page = await log.read(incidentId, { after, before: upTo + 1, limit });
    const [frame] = frames(page);
    if (!frame) return upTo;
    const here = [...sockets].filter((socket) => socket.rooms.has(incidentId)).map(({ id }) => id);
    if (here.length > 0) io.to(here).emit("events", { ...packEvents(incidentId, frame), head: upTo });
    return frame.at(-1)?.seq ?? upTo;
  }

  async function sendRest(socket: HubSocket, range: Range): Promise<void> {
    let { after } = range;
    while (after < range.upTo) {
      await drained(socket);
      if (!socket.rooms.has(range.incidentId)) return;
      after = await gather(socket, { ...range, after });
    }
  }

  return {
    async send(socket, range) {
      if (range.after >= range.upTo) return;
      const after = await gather(socket, range);
      // A page that cannot be read now is a gap to the reader, who will ask for it.
      sendRest(socket, { ...range, after }).catch(() => undefined);
    },
  };
}
