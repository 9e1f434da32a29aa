"use client";

import { useEffect, useState, useSyncExternalStore } from "react";

import { type Zone, zoneOf } from "@/lib/timeline/zone";

import { browserZone, type KnownReading, type Reading, readingCookie } from "./reading";

export type ReadingChoice = Reading & { zone: Zone; choose: (reading: Partial<Reading>) => void };

const never = () => () => undefined;

/** The person's way of reading times. Kept in a cookie, so that the server renders with it next time. */
export function useReading(initial: KnownReading): ReadingChoice {
  const [{ clocks, relative }, setReading] = useState<Reading>(initial);
  // The server cannot know where the browser is before it has said so once, or has moved.
  const local = useSyncExternalStore(never, browserZone, () => initial.zoneName);
  const zoneName = clocks === "utc" ? "UTC" : local;
  useEffect(() => {
    document.cookie = readingCookie({ clocks, relative, zoneName });
  }, [clocks, relative, zoneName]);
  return {
    clocks,
    relative,
    zone: zoneOf(zoneName),
    choose: (choice) => setReading({ clocks, relative, ...choice }),
  };
}
