"use client";

import { plainWords } from "@/components/markdown/plain-words";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { describe } from "@/lib/timeline/describe";
import type { IncidentEvent } from "@/lib/timeline/event";
import { currentWords } from "@/lib/timeline/markdown";
import { happenedAt } from "@/lib/timeline/order";
import { phraseText } from "@/lib/timeline/phrase";
import type { RoomState } from "@/lib/timeline/state";

import { Moment } from "@/components/shell/moment";
import { NoneYet, Section } from "./section";

/** What is worth keeping in sight, in the order in which it was pinned. */
export function Pinned() {
  const { goTo, zone } = useRoomActions();
  const { events, missingBefore, state } = useRoomData();
  const pinned = state.pins
    .map((seq) => events[seq - missingBefore - 1])
    .filter((event): event is IncidentEvent => event !== undefined);
  const elsewhere = state.pins.length - pinned.length;
  return (
    <Section title="Pinned" count={state.pins.length}>
      {state.pins.length === 0 && <NoneYet>Nothing yet. P pins the entry under the cursor.</NoneYet>}
      <ul>
        {pinned.map((event) => (
          <li key={event.seq}>
            <button
              type="button"
              className="-mx-2 flex w-[calc(100%+1rem)] flex-col rounded-md px-2 py-1 text-left hover:bg-hover"
              onClick={() => goTo(event.seq)}
            >
              <span className="line-clamp-2 text-fg [overflow-wrap:anywhere]">
                {firstWords(event, state)}
              </span>
              <span className="text-meta text-subtle">
                {event.actor.name} ·{" "}
                <Moment atMs={Date.parse(happenedAt(event, state.corrections))} zone={zone} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {elsewhere > 0 && <NoneYet>{elsewhere} more are coming in with the earlier events.</NoneYet>}
    </Section>
  );
}

function firstWords(event: IncidentEvent, state: RoomState): string {
  const { line, bodyIsPlain } = describe(event, state);
  const words = currentWords(event, state) ?? "";
  return (bodyIsPlain ? words : plainWords(words)) || phraseText(line);
}
