"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";

import { localStore } from "@/lib/client/browser";
import { systemClock } from "@/lib/client/clock";
import {
  createPostmortemSession,
  type PostmortemSession,
  type PostmortemStatus,
} from "@/lib/client/postmortem-session";
import { createPostmortemStorage } from "@/lib/client/postmortem-storage";
import { randomId } from "@/lib/client/random-id";
import { useLive } from "@/lib/client/use-live";

export type OpenPostmortem = {
  session: PostmortemSession;
  status: PostmortemStatus;
  /** Throws the text in this tab away and opens it anew. */
  restart: () => void;
};

/** The text of one postmortem, followed for as long as the component lives. */
export function usePostmortemSession(incidentId: string): OpenPostmortem {
  const { live, me } = useLive();
  const { id, name } = me;
  const { connection } = live;
  const open = useCallback(
    () =>
      createPostmortemSession({
        incidentId,
        me: { id, name },
        connection,
        clock: systemClock,
        storage: createPostmortemStorage(localStore(), id, incidentId, randomId()),
      }),
    [incidentId, connection, id, name],
  );
  const [session, setSession] = useState(open);
  useEffect(() => session.start(), [session]);
  const status = useSyncExternalStore(session.onStatus, session.status, session.status);
  return { session, status, restart: useCallback(() => setSession(open()), [open]) };
}
