import type { Actor } from "@/lib/policy/actor";
import type { SignalName } from "@/lib/telemetry/source";
import type { Refused } from "@/lib/wire/telemetry-arrivals";

/** Senders and signals that are remembered at most; the one that was quiet for longest is forgotten. */
const MOST = 200;
/** UTF-16 code units of a reason: some quote what was sent. */
const LONGEST = 300;

/** What was last not taken of each sender, and why, since this process began. */
export type TelemetryRefusals = {
  note: (refused: { actor: Actor | null; signal: SignalName; reason: string }) => void;
  /** The latest first. */
  list: () => readonly Refused[];
};

export function createTelemetryRefusals(nowMs: () => number = Date.now, most = MOST): TelemetryRefusals {
  const known = new Map<string, Refused>();
  return {
    note({ actor, signal, reason }) {
      const key = `${signal} ${keyOf(actor)}`;
      const times = (known.get(key)?.times ?? 0) + 1;
      // Set anew, so that the first one of the map is the one that was quiet for longest.
      known.delete(key);
      known.set(key, {
        sender: nameOf(actor),
        signal,
        reason: oneLine(reason),
        at: new Date(nowMs()).toISOString(),
        times,
      });
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    list: () => [...known.values()].toReversed(),
  };
}

function keyOf(actor: Actor | null): string {
  if (!actor) return "";
  return actor.kind === "token" ? actor.tokenId : actor.id;
}

function nameOf(actor: Actor | null): string {
  if (!actor) return "somebody without a valid token";
  return actor.kind === "token" ? `a token of ${actor.name}` : actor.name;
}

function oneLine(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).toWellFormed()}…`;
}
