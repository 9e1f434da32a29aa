import { History } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { type HistoryLoaded, loadHistory } from "@/lib/client/import-calls";

import { everyIncident, listHref } from "@/lib/wire/incident-list";

import type { Samples } from "./use-samples";

/** Loads a generated history, and leads to its report. */
export function HistoryPanel({
  samples: { gallery, pending, act },
  mayLoad,
}: {
  samples: Samples;
  mayLoad: boolean;
}) {
  const [came, setCame] = useState<HistoryLoaded | null>(null);
  const isHere = gallery.historyLoaded;
  const load = async () => {
    const outcome = await loadHistory();
    if (outcome.ok) setCame(outcome.value);
    return outcome;
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      {mayLoad && (
        <Button pending={pending === "history"} onClick={() => void act("history", load)}>
          <History aria-hidden />
          {pending === "history" ? "Loading…" : isHere ? "Load again" : "Load the history"}
        </Button>
      )}
      <span aria-live="polite" className="text-muted">
        {isHere && pending !== "history" && (came ? wordsOf(came) : "It is loaded.")}
      </span>
      {isHere && (
        <Link href={listHref({ ...everyIncident, kinds: ["sample"] })} className="text-link hover:underline">
          See them in the list
        </Link>
      )}
      <Link href="/reports?population=generated" className="text-link hover:underline">
        See its report
      </Link>
    </div>
  );
}

function wordsOf({ loaded, already }: HistoryLoaded): string {
  if (loaded === 0) return `All ${already} incidents are here already.`;
  return already === 0
    ? `Loaded: ${loaded} incidents.`
    : `Loaded: ${loaded} incidents; ${already} were here already.`;
}
