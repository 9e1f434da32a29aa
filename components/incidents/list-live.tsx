"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";

import { tip } from "@/components/ui/tooltip";

/** The first change shows at once; those that come within this time after it show together, in milliseconds. */
const PACE_MS = 1_000;
/** The connection is made once the page has settled, in milliseconds. */
const SETTLE_MS = 300;

/** Renews the list when the server says that it has changed; shows `children` while it does not hear from it. */
export function ListLive({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [offline, setOffline] = useState(false);

  useEffect(() => {
    let stop = () => {};
    let resting: ReturnType<typeof setTimeout> | undefined;
    let stale = false;
    const renew = () => {
      router.refresh();
      stale = false;
      resting = setTimeout(() => {
        resting = undefined;
        if (stale) renew();
      }, PACE_MS);
    };
    // Also once the watch begins: something may have changed between the page's rendering and that moment.
    const changed = () => {
      if (resting) stale = true;
      else renew();
    };
    const begin = async () => {
      const { watchList } = await import("@/lib/client/watch-list");
      if (gone) return;
      stop = watchList({
        changed,
        state: ({ phase }) => {
          if (phase === "signed_out") window.location.reload();
          setOffline(phase === "offline");
        },
      });
    };
    let gone = false;
    const settled = setTimeout(() => void begin().catch(() => setOffline(true)), SETTLE_MS);
    return () => {
      gone = true;
      clearTimeout(settled);
      clearTimeout(resting);
      stop();
    };
  }, [router]);

  return (
    <output className="contents">
      {offline && (
        <span
          {...tip(
            "The list is as it was when the connection was lost. It renews itself when the connection is back.",
          )}
          className="inline-flex items-center gap-1.5 whitespace-nowrap text-warning"
        >
          {children}
        </span>
      )}
    </output>
  );
}
