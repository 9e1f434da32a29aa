"use client";

import Link from "next/link";
import { type ReactNode, useCallback, useMemo, useState } from "react";

import type { KnownReading } from "@/components/shell/reading";
import { useReading } from "@/components/shell/use-reading";
import { useRoomActionsOf } from "@/components/shell/use-room-actions-of";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/lib/cn";
import { type RoomDialog, RoomProvider } from "@/lib/client/room-context";
import { usePresence } from "@/lib/client/use-presence";
import { type RoomSnapshot, useRoom } from "@/lib/client/use-room";
import { authorsDeriver } from "@/lib/timeline/authors";
import { seqFragment, type ShownView } from "@/lib/timeline/room-views";
import { situationOf } from "@/lib/timeline/situation";
import type { RoomView } from "@/lib/wire/live";

import { Answers } from "./bar/answers";
import { Prompts } from "./bar/prompts";
import { RoomBar } from "./bar/room-bar";
import { BoardPane } from "./board-pane";
import { Composer } from "./composer/composer";
import { MergedLine, ReadOnlyLine } from "./composer/no-composer";
import { Details } from "./details/details";
import { createJumps } from "./jumps";
import { Timeline } from "./timeline/timeline";
import { useRoomAddress } from "./use-room-address";
import { useRoomCommands } from "./use-room-commands";
import { ViewSwitch, ViewTabs } from "./view-switch";

export interface RoomProps {
  incidentId: string;
  snapshot: RoomSnapshot;
  reading: KnownReading;
  /** Why there is nothing left to investigate; null where there is. */
  uninvestigable: string | null;
  /** The present as the server knew it, in ms since 1970. */
  serverNowMs: number;
  board: ReactNode;
  /** Draws a form over the room. */
  renderDialog: (dialog: RoomDialog | null, close: () => void) => ReactNode;
}

const presentAs: Readonly<Record<ShownView, RoomView>> = {
  timeline: "timeline",
  board: "board",
  split: "timeline",
  details: "tasks",
};

/** The war room: the bar, then the timeline, the board and the details, on one screen. */
export function Room(props: RoomProps) {
  const { incidentId, snapshot, reading: known, uninvestigable, serverNowMs, board, renderDialog } = props;
  const room = useRoom(incidentId, snapshot);
  const address = useRoomAddress();
  const { view, setView } = address;
  const presence = usePresence(incidentId, presentAs[view]);
  const reading = useReading(known);
  const [dialog, open] = useState<RoomDialog | null>(null);
  const [jumps] = useState(createJumps);
  const [authorsOf] = useState(authorsDeriver);
  const authors = useMemo(() => authorsOf(room.events), [authorsOf, room.events]);

  const close = useCallback(() => open(null), []);
  const goTo = useCallback(
    (seq: number) => {
      open(null);
      if (jumps.to(seq)) {
        window.history.replaceState(null, "", seqFragment(seq));
        return;
      }
      // The timeline reads the address when it comes into sight.
      setView("timeline");
      window.location.hash = seqFragment(seq);
    },
    [jumps, setView],
  );
  const { zone } = reading;
  const actions = useRoomActionsOf({ room, incidentId, zone, uninvestigable, open, goTo });
  useRoomCommands({ state: room.state, actions, setView });

  const takesPart = actions.may("take part in incidents");
  const { mergedInto } = room.state;
  const situation = situationOf(room.state, (seq) => room.events[seq - room.missingBefore - 1]);
  const composer = mergedInto ? (
    <MergedLine number={mergedInto.number} />
  ) : takesPart ? (
    <Composer offline={room.connection.phase === "offline"} />
  ) : (
    <ReadOnlyLine />
  );

  if (room.closed)
    return (
      <Callout tone="warning" title="This incident is closed to you now." className="m-4">
        Somebody restricted it to a list of people. Ask the commander or an owner to let you in, or{" "}
        <Link href="/" className="text-link underline">
          go back to the incidents
        </Link>
        .<title>Closed incident</title>
      </Callout>
    );
  return (
    <RoomProvider actions={actions} room={room}>
      <div className="@container/room flex min-h-0 flex-1 flex-col">
        <header className="shrink-0 border-b border-line">
          <RoomBar
            room={room}
            presence={presence}
            reading={reading}
            serverNowMs={serverNowMs}
            views={<ViewSwitch view={view} onChange={setView} />}
          />
          <Prompts state={room.state} />
          <div className="@max-5xl/room:hidden">
            <Answers situation={situation} />
          </div>
          <div className="@5xl/room:hidden">
            <ViewTabs view={view} onChange={setView} />
          </div>
        </header>
        <div className="flex min-h-0 flex-1">
          {(view === "timeline" || view === "split") && (
            <Timeline
              room={room}
              filter={address.filter}
              onFilter={address.setFilter}
              relative={reading.relative}
              headAtStart={snapshot.state.lastSeq}
              jumps={jumps}
              people={authors}
              composer={composer}
            />
          )}
          {(view === "board" || view === "split") && (
            <div
              className={cn(
                "flex min-h-0 min-w-0 flex-1 flex-col",
                view === "split" &&
                  "flex-[1.5] border-l border-line @max-5xl/room:hidden @min-[96rem]/room:flex-1",
              )}
            >
              <BoardPane actions={actions} room={room} board={board} />
            </div>
          )}
          {view === "details" ? (
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <div className="@5xl/room:hidden">
                <Answers situation={situation} stacked />
              </div>
              <Details />
            </div>
          ) : (
            view !== "split" && (
              <aside
                aria-label="Details"
                className={cn(
                  "hidden min-h-0 w-80 shrink-0 flex-col border-l border-line",
                  view === "board" ? "@min-[96rem]/room:flex" : "@5xl/room:flex",
                )}
              >
                <Details />
              </aside>
            )
          )}
        </div>
      </div>
      {renderDialog(dialog, close)}
    </RoomProvider>
  );
}
