import type { IncidentLog } from "@/lib/timeline/log-port";
import { advance, emptyRoom, type Room } from "@/lib/timeline/room";

/** Of a log that is read whole, so many events at once. */
const PAGE = 2_000;

/** An incident with its whole log, redactions applied. */
export async function wholeRoom(log: IncidentLog, incidentId: string): Promise<Room> {
  for (let room = emptyRoom(incidentId); ;) {
    const events = await log.read(incidentId, { after: room.events.length, limit: PAGE });
    if (events.length === 0) return room;
    room = advance(room, events);
  }
}
