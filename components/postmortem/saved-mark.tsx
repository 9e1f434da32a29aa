"use client";

import { Check, CloudOff, LoaderCircle } from "lucide-react";

import { useEffect, useState } from "react";

import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import type { ConnectionState } from "@/lib/client/connection-state";
import { useNow } from "@/lib/client/use-now";
import { span } from "@/lib/timeline/span";

const SECOND_MS = 1_000;
/** Saving that takes less than this is not worth a word. */
const WORTH_SAYING_MS = 500;

export interface SavedMarkProps {
  connection: ConnectionState;
  unsaved: boolean;
  writable: boolean;
}

function lookOf({ connection, unsaved, writable }: SavedMarkProps, nowMs: number | null) {
  if (connection.phase === "offline") {
    const age = nowMs === null ? 0 : nowMs - connection.sinceMs;
    return {
      icon: CloudOff,
      words: age > SECOND_MS ? `Offline for ${span(age)}` : "Offline",
      said: "Offline",
      explains: unsaved
        ? "What you write is kept in this browser, and merged on return."
        : "What is shown is as of then.",
    };
  }
  if (connection.phase === "signed_out")
    return {
      icon: CloudOff,
      words: "Signed out",
      said: "Signed out",
      explains: "What you wrote is kept in this browser. Sign in again to go on.",
    };
  if (connection.phase === "connecting")
    return {
      icon: LoaderCircle,
      words: "Connecting",
      said: "Connecting",
      explains: "Making the connection.",
    };
  if (unsaved)
    return { icon: LoaderCircle, words: "Saving", said: "", explains: "On the way to the server." };
  return writable
    ? { icon: Check, words: "Saved", said: "Saved", explains: "The server has everything that is here." }
    : { icon: Check, words: "Live", said: "Live", explains: "What others write shows at once." };
}

/** Whether what is written is kept, and where. Said aloud when it changes for longer than a letter takes. */
export function SavedMark({ connection, unsaved, writable }: SavedMarkProps) {
  const nowMs = useNow(SECOND_MS);
  const slow = useLasting(unsaved, WORTH_SAYING_MS);
  const { icon: Icon, words, said, explains } = lookOf({ connection, unsaved: slow, writable }, nowMs);
  const calm = said !== "Offline" && said !== "Signed out";
  return (
    <span
      {...tip(explains)}
      className={cn(
        "inline-flex h-6 shrink-0 items-center gap-1.5 px-1 text-meta tabular-nums",
        calm ? "text-muted" : "font-medium text-warning",
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      <span aria-hidden>{words}</span>
      <output className="sr-only">{said}</output>
    </span>
  );
}

/** Whether something has been true for so long by now. */
function useLasting(value: boolean, forMs: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!value) return;
    const timer = setTimeout(() => setLasting(true), forMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [value, forMs]);
  return lasting;
}
