/** How a person reads times: by which clocks, and whether as moments or as how long ago. */
export type Reading = { clocks: "local" | "utc"; relative: boolean };

export const READING_COOKIE = "reading";
const ONE_YEAR_S = 31_536_000;

/** As the server knows it: the zone's name too, so that the first paint shows the right times. */
export type KnownReading = Reading & { zoneName: string };

/** Reads the cookie `local:Europe/Berlin:relative`; without one, UTC, until the browser says where it is. */
export function parseReading(value: string | undefined): KnownReading {
  const [clocks, zoneName = "", relative] = (value ?? "").split(":");
  if (clocks !== "local" && clocks !== "utc") return { clocks: "local", relative: false, zoneName: "UTC" };
  return {
    clocks,
    relative: relative === "relative",
    zoneName: clocks === "utc" || !/^[\w+/-]{1,64}$/.test(zoneName) ? "UTC" : zoneName,
  };
}

export function readingCookie({ clocks, relative, zoneName }: KnownReading): string {
  const value = [clocks, zoneName, relative ? "relative" : "clock"].join(":");
  return `${READING_COOKIE}=${value}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
}

/** The zone of this browser (browser only). */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
