import type { Investigation, RoomState } from "@/lib/timeline/state";

/** The colour that goes with the word for where an investigation stands. */
export const stateTone = {
  running: "accent",
  finished: "success",
  failed: "danger",
  cancelled: "neutral",
} as const;

/** The newest first. */
export function newestFirst(investigations: RoomState["investigations"]): readonly Investigation[] {
  return Object.values(investigations).sort((one, other) => other.seq - one.seq);
}

/** The one to show where there is room for one: what runs, the newest first; else the newest. */
export function foremost(investigations: RoomState["investigations"]): Investigation | null {
  const all = newestFirst(investigations);
  return all.find(({ state }) => state === "running") ?? all[0] ?? null;
}

/** What it is doing, or what came of it, in one line. */
export function wordsOf({ state, step, outcome }: Investigation): string {
  if (state === "running") return step || "Waiting for a worker";
  return outcome || (state === "cancelled" ? "Stopped" : "");
}
