"use client";

import { useMemo } from "react";

import { Postmortem, type PostmortemProps } from "@/components/postmortem/postmortem";
import type { RoomSnapshot } from "@/lib/client/use-room";

import { RoomDialogs } from "../room-dialogs";

export type IncidentPostmortemProps = Omit<PostmortemProps, "renderDialog" | "snapshot"> & {
  /** The snapshot as JSON: React refuses props with a key like `__proto__`, and ids are somebody else's choice. */
  snapshotJson: string;
};

/** The postmortem with the forms of its room. */
export function IncidentPostmortem({ snapshotJson, ...props }: IncidentPostmortemProps) {
  const snapshot: RoomSnapshot = useMemo(() => JSON.parse(snapshotJson), [snapshotJson]);
  return (
    <Postmortem
      {...props}
      snapshot={snapshot}
      renderDialog={(dialog, close) => <RoomDialogs dialog={dialog} onClose={close} />}
    />
  );
}
