import { randomUUID } from "node:crypto";

import type { IncidentLog } from "@/lib/timeline/log-port";
import { appendEvent } from "@/lib/verbs/append-event";
import type { PersonDirectory } from "@/lib/verbs/person-directory";
import { visibleIncident } from "@/lib/verbs/visible-incident";
import type { InvestigationQueue } from "@/lib/wire/investigation-port";
import { EVENTS_PER_MESSAGE } from "@/lib/wire/live";
import { liveRequests } from "@/lib/wire/live-schema";
import { failure, success } from "@/lib/wire/problem";

import { frames } from "./hub-frames";
import { type Handlers, parsing } from "./hub-requests";
import type { HubRooms } from "./hub-rooms";
import { LIST_ROOM } from "./hub-socket";
import type { HubTexts } from "./hub-texts";
import type { Presence } from "./presence";
import type { WriteLimit } from "./rate-limit-writes";

export type HandlerOptions = {
  log: IncidentLog;
  people: PersonDirectory;
  investigations: InvestigationQueue;
  limitWrites: WriteLimit;
  now: () => Date;
  rooms: HubRooms;
  presence: Presence;
  texts: HubTexts;
};

/** What the hub does about each request that a client may make. */
export function createHandlers({ rooms, presence, texts, ...options }: HandlerOptions): Handlers {
  const { log, people, investigations, limitWrites, now } = options;
  const { subscribe, unsubscribe, fetch, append, presence: attendance, watch_list: watchList } = liveRequests;
  return {
    subscribe: parsing(subscribe, async (socket, request) => {
      const joined = await rooms.join(socket, request);
      return joined.ok ? success({ ...joined.value, at: now().toISOString() }) : joined;
    }),
    unsubscribe: parsing(unsubscribe, (socket, { incidentId }) => {
      rooms.leave(socket, incidentId);
      return Promise.resolve(success(null));
    }),
    fetch: parsing(fetch, async (socket, { incidentId, after, before }) => {
      const incident = await visibleIncident({ log, actor: socket.data.actor }, incidentId);
      if (!incident.ok) return incident;
      const page = await log.read(incidentId, { after, before, limit: EVENTS_PER_MESSAGE });
      return success({ events: frames(page)[0] ?? [] });
    }),
    append: parsing(append, async (socket, { incidentId, ...draft }) => {
      const { actor } = socket.data;
      const counted = limitWrites(actor);
      if (!counted.ok) return counted;
      const ctx = { actor, log, people, investigations, now, id: randomUUID };
      return appendEvent(ctx, { incidentId, draft });
    }),
    presence: parsing(attendance, (socket, { incidentId, view, idle }) => {
      if (!socket.rooms.has(incidentId))
        return Promise.resolve(failure("conflict", "Subscribe to the incident first."));
      const { id, name } = socket.data.actor;
      presence.attend(incidentId, socket.id, { person: { id, name }, view, idle });
      socket.emit("presence", { incidentId, ...presence.roster(incidentId) });
      return Promise.resolve(success(null));
    }),
    watch_list: parsing(watchList, async (socket) => {
      await socket.join(LIST_ROOM);
      return success(null);
    }),
    open_postmortem: parsing(liveRequests.open_postmortem, texts.open),
    close_postmortem: parsing(liveRequests.close_postmortem, (socket, { incidentId }) => {
      texts.leave(socket, incidentId);
      return Promise.resolve(success(null));
    }),
    postmortem_update: parsing(liveRequests.postmortem_update, texts.update),
    postmortem_caret: parsing(liveRequests.postmortem_caret, (socket, caret) =>
      Promise.resolve(texts.place(socket, caret)),
    ),
  };
}
