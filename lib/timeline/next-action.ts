import type { RoomState } from "./state";
import { isActive, type Status } from "./vocabulary";

/** The one thing that moves an incident on from where it is. */
export type NextAction =
  | { kind: "take command" }
  | { kind: "set status"; status: Status; words: string }
  | { kind: "go on elsewhere"; number: number };

const onwards: Readonly<Partial<Record<Status, { status: Status; words: string }>>> = {
  triage: { status: "investigating", words: "Start investigating" },
  investigating: { status: "fixing", words: "Start fixing" },
  fixing: { status: "monitoring", words: "Fix is in" },
  monitoring: { status: "resolved", words: "Resolve" },
  resolved: { status: "reviewing", words: "Start review" },
  reviewing: { status: "closed", words: "Close" },
  closed: { status: "investigating", words: "Reopen" },
  declined: { status: "triage", words: "Reopen" },
};

/** Somebody must lead an active incident before anything else; then its status moves on. */
export function nextAction(state: Pick<RoomState, "status" | "roles" | "mergedInto">): NextAction | null {
  if (state.mergedInto) return { kind: "go on elsewhere", number: state.mergedInto.number };
  if (isActive(state.status) && !state.roles["commander"]) return { kind: "take command" };
  const onward = onwards[state.status];
  return onward ? { kind: "set status", ...onward } : null;
}
