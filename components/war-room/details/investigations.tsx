"use client";

import { Microscope } from "lucide-react";
import { lazy, Suspense } from "react";

import { Button } from "@/components/ui/button";
import { useRoomActions } from "@/lib/client/room-context";
import type { RoomState } from "@/lib/timeline/state";

import { NoneYet, Section } from "./section";

/** Its code comes with the first run. */
const Runs = lazy(async () => ({ default: (await import("../investigation/runs")).Runs }));

/** What the machine has looked into and is looking into, and the way to have it look. */
export function Investigations({ investigations }: { investigations: RoomState["investigations"] }) {
  const { open, mayAct } = useRoomActions();
  const count = Object.keys(investigations).length;
  return (
    <Section
      title="Investigations"
      count={count}
      action={
        mayAct && (
          <Button variant="ghost" size="sm" onClick={() => open({ kind: "investigate" })}>
            <Microscope aria-hidden />
            Investigate
          </Button>
        )
      }
    >
      {count === 0 ? (
        <NoneYet>Nothing has been looked into yet.</NoneYet>
      ) : (
        <Suspense>
          <Runs investigations={investigations} />
        </Suspense>
      )}
    </Section>
  );
}
