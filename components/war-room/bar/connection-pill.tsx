"use client";

import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import type { ConnectionState } from "@/lib/client/connection-state";
import { span } from "@/lib/timeline/span";

const GRACE_MS = 1_000;

type Look = { tone: string; words: string; explains: string };

function lookOf(connection: ConnectionState, nowMs: number | null, waiting: number): Look {
  const kept = waiting > 0 ? ` ${waiting} waiting to be sent.` : "";
  switch (connection.phase) {
    case "live":
      return { tone: "bg-success", words: "Live", explains: "What happens shows at once." };
    case "connecting":
      return { tone: "bg-subtle", words: "Connecting", explains: `The connection is being made.${kept}` };
    case "catching_up":
      return {
        tone: "bg-warning",
        words: `Catching up ${connection.remaining.toLocaleString("en")}`,
        explains: "Connected; what was missed is coming in.",
      };
    case "offline": {
      const ageMs = nowMs === null ? 0 : nowMs - connection.sinceMs;
      return {
        tone: "bg-danger",
        words: ageMs > GRACE_MS ? `Offline for ${span(ageMs)}` : "Offline",
        explains: `What is shown is as of then. What you write is kept and sent on return.${kept}`,
      };
    }
    case "signed_out":
      return { tone: "bg-danger", words: "Signed out", explains: `Sign in again to go on.${kept}` };
  }
}

/** Said aloud once per change, not once per second. */
const phaseWords: Readonly<Record<ConnectionState["phase"], string>> = {
  connecting: "Connecting",
  live: "Live",
  catching_up: "Catching up",
  offline: "Offline",
  signed_out: "Signed out",
};

export interface ConnectionPillProps {
  connection: ConnectionState;
  nowMs: number | null;
  /** How much of what this person wrote is still here only. */
  waiting: number;
}

/** How live the page is: an offline one says for how long, which is the age of what it shows. */
export function ConnectionPill({ connection, nowMs, waiting }: ConnectionPillProps) {
  const { tone, words, explains } = lookOf(connection, nowMs, waiting);
  const calm = connection.phase === "live" || connection.phase === "connecting";
  return (
    <span
      {...tip(explains)}
      className={cn(
        "inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full border px-2 text-meta tabular-nums",
        calm ? "border-line text-muted" : "border-line-strong font-medium text-fg",
      )}
    >
      <span aria-hidden className={cn("size-1.5 rounded-full", tone)} />
      <span aria-hidden className={cn(connection.phase === "live" && "max-tablet:hidden")}>
        {words}
      </span>
      <output className="sr-only">{phaseWords[connection.phase]}</output>
    </span>
  );
}
