"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { useRoomActions } from "@/lib/client/room-context";
import type { PendingEvent } from "@/lib/client/pending";
import type { RoomState } from "@/lib/timeline/state";
import { describe } from "@/lib/timeline/describe";
import { phraseText } from "@/lib/timeline/phrase";

/** What this person did on the board that the server did not take: it stays until they try again or let it go. */
export function Unsaved({ failed, state }: { failed: readonly PendingEvent[]; state: RoomState }) {
  const { retry, discard } = useRoomActions();
  return failed.map(({ commandId, event, status }) => (
    <Callout
      key={commandId}
      tone="danger"
      title={`Not saved: you ${phraseText(describe(event, state).line)}`}
      actions={
        <>
          <Button size="sm" onClick={() => retry(commandId)}>
            Try again
          </Button>
          <Button size="sm" variant="ghost" onClick={() => discard(commandId)}>
            Discard
          </Button>
        </>
      }
      className="m-2 mb-0"
    >
      {status.phase === "failed" && status.problem.detail} What you wrote is kept on this machine.
    </Callout>
  ));
}
