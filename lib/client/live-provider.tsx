"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo, useState } from "react";

import { listenToBrowser, localStore, openLazyTransport } from "./browser";
import { systemClock } from "./clock";
import { createLive } from "./live";
import { isSignedOut } from "./is-signed-out";
import { createConnection } from "./live-connection";
import { randomId } from "./random-id";
import { LiveContext, type Me } from "./use-live";

export type { Me } from "./use-live";

/** One per page tree, for a signed-in person: holds the query cache and the tab's one live connection. */
export function LiveProvider({ me: { id, name, role }, children }: { me: Me; children: ReactNode }) {
  const [queries] = useState(() => new QueryClient());
  const live = useMemo(() => createTabLive(id, queries), [id, queries]);
  const router = useRouter();
  useEffect(() => {
    live.connection.start();
    const stopListening = listenToBrowser(live);
    // The page offers what one might do before: the server makes it anew.
    const stopHearing = live.connection.on("goodbye", ({ reason }) => {
      if (reason === "rights_changed") router.refresh();
    });
    return () => {
      stopHearing();
      stopListening();
      live.connection.stop();
    };
  }, [live, router]);
  const value = useMemo(() => ({ live, me: { id, name, role } }), [live, id, name, role]);
  return (
    <QueryClientProvider client={queries}>
      <LiveContext value={value}>{children}</LiveContext>
    </QueryClientProvider>
  );
}

function createTabLive(personId: string, queries: QueryClient) {
  const connection = createConnection({
    open: openLazyTransport,
    clock: systemClock,
    random: Math.random,
    isSignedOut,
  });
  return createLive({
    personId,
    queries,
    connection,
    clock: systemClock,
    store: localStore(),
    newId: randomId,
  });
}
