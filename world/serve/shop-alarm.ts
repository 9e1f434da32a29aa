import type { ShopSpan } from "../shop/happenings";
import type { Alarm } from "./alarm";

/** What is looked back on, how long it has to be bad before it rings, and good before it is over. Milliseconds. */
const WINDOW_MS = 30_000;
const FOR_MS = 15_000;
const QUIET_MS = 60_000;
/** Fewer requests say nothing. */
const LEAST = 10;
const MOST_ERRORS = 0.05;
/** Slower than usual by this much, and by so many milliseconds, is slow. */
const TIMES_SLOWER = 3;
const LEAST_SLOWER_MS = 100;
/** How much the newest window weighs in what is usual. */
const LEARNING = 0.02;

type Watched = {
  requests: { endMs: number; ms: number; failed: boolean }[];
  /** Of its mean duration in milliseconds; null before there was any. */
  usualMs: number | null;
  badSinceMs: number | null;
  goodSinceMs: number | null;
  ringing: Alarm | null;
};

/**
 * The alerting rules of the shop's owners: a service rings where more than a twentieth of its requests fail, or where
 * they take three times as long as usual. Gives what begins to ring, and what has stopped.
 */
export function createShopAlarm(): (spans: readonly ShopSpan[], nowMs: number) => readonly Alarm[] {
  const services = new Map<string, Watched>();

  return (spans, nowMs) => {
    for (const { source, kind, startMs, endMs, failed } of spans) {
      if (kind !== "server" || source.service === "") continue;
      const watched = services.get(source.service) ?? nothingYet();
      services.set(source.service, watched);
      watched.requests.push({ endMs, ms: endMs - startMs, failed });
    }
    return [...services].flatMap(([service, watched]) => look(service, watched, nowMs) ?? []);
  };
}

function nothingYet(): Watched {
  return { requests: [], usualMs: null, badSinceMs: null, goodSinceMs: null, ringing: null };
}

function look(service: string, watched: Watched, nowMs: number): Alarm | null {
  watched.requests = watched.requests.filter(({ endMs }) => endMs > nowMs - WINDOW_MS);
  const { requests } = watched;
  if (requests.length < LEAST) return null;
  const meanMs = requests.reduce((sum, { ms }) => sum + ms, 0) / requests.length;
  const errors = requests.filter(({ failed }) => failed).length / requests.length;
  const trouble = troubleOf({ meanMs, errors, usualMs: watched.usualMs });
  if (trouble === null) {
    watched.badSinceMs = null;
    watched.goodSinceMs ??= nowMs;
    watched.usualMs =
      watched.usualMs === null ? meanMs : watched.usualMs + LEARNING * (meanMs - watched.usualMs);
    if (watched.ringing === null || nowMs - watched.goodSinceMs < QUIET_MS) return null;
    const over = { ...watched.ringing, endedAtMs: nowMs };
    watched.ringing = null;
    return over;
  }
  watched.goodSinceMs = null;
  watched.badSinceMs ??= nowMs;
  if (watched.ringing !== null || nowMs - watched.badSinceMs < FOR_MS) return null;
  watched.ringing = { ...trouble, service, metric: null, startedAtMs: watched.badSinceMs, endedAtMs: null };
  watched.ringing.summary = `${service}: ${trouble.summary}`;
  return watched.ringing;
}

function troubleOf({
  meanMs,
  errors,
  usualMs,
}: {
  meanMs: number;
  errors: number;
  usualMs: number | null;
}): Pick<Alarm, "name" | "summary"> | null {
  if (errors > MOST_ERRORS)
    return { name: "ErrorRateHigh", summary: `${Math.round(errors * 100)} % of requests fail` };
  if (usualMs === null || meanMs < usualMs * TIMES_SLOWER || meanMs < usualMs + LEAST_SLOWER_MS) return null;
  return {
    name: "RequestsSlow",
    summary: `requests take ${Math.round(meanMs)} ms, usually ${Math.round(usualMs)} ms`,
  };
}
