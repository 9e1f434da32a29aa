import type { IncidentEvent } from "@/lib/timeline/event";
import type { Room } from "@/lib/timeline/room";
import type { RoomState } from "@/lib/timeline/state";
import { step } from "@/lib/timeline/step";

/**
 * What the server renders a room with: the state as of its last event, and the newest events (all of
 * them where there are few). The rest comes over the socket.
 */
export type RoomSnapshot = { state: RoomState; events: readonly IncidentEvent[] };

/**
 * What to show while a long log is still coming in: the room once it has reached the snapshot, and until then
 * the snapshot with whatever has followed it. Always a run of events without a gap, ending at the state's last.
 */
export function viewOf(room: Room, snapshot: RoomSnapshot): RoomSnapshot {
  if (room.events.length >= snapshot.state.lastSeq) return room;
  const following: IncidentEvent[] = [];
  for (let seq = snapshot.state.lastSeq + 1; ; seq++) {
    const event = room.ahead.get(seq);
    if (!event) break;
    following.push(event);
  }
  if (following.length === 0) return snapshot;
  return { events: [...snapshot.events, ...following], state: following.reduce(step, snapshot.state) };
}
