"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";

import { Page } from "@/components/shell/page";
import type { KnownReading } from "@/components/shell/reading";
import { useReading } from "@/components/shell/use-reading";
import { useRoomActionsOf } from "@/components/shell/use-room-actions-of";
import { Callout } from "@/components/ui/callout";
import { type RoomDialog, RoomProvider } from "@/lib/client/room-context";
import { useHydrated } from "@/lib/client/use-hydrated";
import { type RoomSnapshot, useRoom } from "@/lib/client/use-room";
import { seqFragment } from "@/lib/timeline/room-views";

import { BeforeDraft } from "./before-draft";
import { DocumentSkeleton } from "./document-skeleton";
import { StateActions } from "./state-actions";
import { StateBadge } from "./state-badge";
import { usePostmortemCommands } from "./use-postmortem-commands";

/** The editor is larger than the page around it. */
const Document = lazy(async () => ({ default: (await import("./document")).PostmortemDocument }));

export interface PostmortemProps {
  incidentId: string;
  snapshot: RoomSnapshot;
  reading: KnownReading;
  /** Draws a form over the page. */
  renderDialog: (dialog: RoomDialog | null, close: () => void) => ReactNode;
}

/** The postmortem of one incident: what a draft would hold, or the text that everybody writes at once. */
export function Postmortem({ incidentId, snapshot, reading: known, renderDialog }: PostmortemProps) {
  const room = useRoom(incidentId, snapshot);
  const { zone } = useReading(known);
  const hydrated = useHydrated();
  const [dialog, open] = useState<RoomDialog | null>(null);
  const close = useCallback(() => open(null), []);
  const { state } = room;
  const { postmortem, number } = state;
  const router = useRouter();
  // An event is shown where it stands, on the room's timeline.
  const goTo = useCallback(
    (seq: number) => router.push(`/incidents/${number}${seqFragment(seq)}`),
    [router, number],
  );
  const actions = useRoomActionsOf({ room, incidentId, zone, open, goTo });
  usePostmortemCommands(number);

  if (room.closed)
    return (
      <Callout tone="warning" title="This incident is closed to you now." className="m-4">
        Somebody restricted it to a list of people.{" "}
        <Link href="/" className="text-link underline">
          Go back to the incidents
        </Link>
        .<title>Closed incident</title>
      </Callout>
    );
  return (
    <RoomProvider actions={actions} room={room}>
      <div className="flex min-h-0 flex-1 flex-col print:block">
        <Page
          title="Postmortem"
          parent={{ href: `/incidents/${number}`, label: `INC-${number}` }}
          meta={
            <>
              <span className="truncate max-tablet:hidden">{state.title}</span>
              {postmortem && <StateBadge postmortem={postmortem} zone={zone} />}
            </>
          }
          actions={postmortem && <StateActions incidentId={incidentId} postmortem={postmortem} />}
          className="print:overflow-visible"
        >
          {!postmortem ? (
            <BeforeDraft state={state} />
          ) : hydrated ? (
            <Suspense fallback={<DocumentSkeleton />}>
              <Document incidentId={incidentId} />
            </Suspense>
          ) : (
            <DocumentSkeleton />
          )}
        </Page>
      </div>
      {renderDialog(dialog, close)}
    </RoomProvider>
  );
}
