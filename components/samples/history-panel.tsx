import { History } from "lucide-react";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { loadHistory } from "@/lib/client/import-calls";

import type { Samples } from "./use-samples";

/** Loads a generated history, and leads to its report. */
export function HistoryPanel({ samples: { pending, act }, mayLoad }: { samples: Samples; mayLoad: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      {mayLoad && (
        <Button pending={pending === "history"} onClick={() => void act("history", loadHistory)}>
          <History aria-hidden />
          {pending === "history" ? "Loading…" : "Load the history"}
        </Button>
      )}
      <Link href="/reports?population=generated" className="text-link hover:underline">
        See its report
      </Link>
    </div>
  );
}
