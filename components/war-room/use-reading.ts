"use client";

import { useEffect, useState } from "react";

import { type Zone, zoneOf } from "@/lib/timeline/zone";

import { browserZone, type KnownReading, type Reading, readingCookie } from "./reading";

export type ReadingChoice = Reading & { zone: Zone; choose: (reading: Partial<Reading>) => void };

/** The person's way of reading times. Kept in a cookie, so that the server renders with it next time. */
export function useReading(initial: KnownReading): ReadingChoice {
  const [reading, setReading] = useState(initial);

  useEffect(() => {
    // The server cannot know where the browser is before it has said so once, or has moved.
    if (reading.clocks !== "local" || reading.zoneName === browserZone()) return;
    const moved = { ...reading, zoneName: browserZone() };
    document.cookie = readingCookie(moved);
    setReading(moved);
  }, [reading]);

  const choose = (choice: Partial<Reading>) => {
    const chosen = { ...reading, ...choice };
    const next = { ...chosen, zoneName: chosen.clocks === "utc" ? "UTC" : browserZone() };
    document.cookie = readingCookie(next);
    setReading(next);
  };
  return { clocks: reading.clocks, relative: reading.relative, zone: zoneOf(reading.zoneName), choose };
}
