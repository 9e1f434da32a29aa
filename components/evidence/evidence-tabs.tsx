"use client";
import { evidenceHref, evidenceTabs, type EvidenceTab } from "@/lib/wire/evidence-address";
import { useCommands } from "@/lib/client/use-commands";

import { useEvidence } from "./evidence-context";

const words: Readonly<Record<EvidenceTab, string>> = {
  metrics: "Metrics",
  logs: "Logs",
  traces: "Traces",
  map: "Map",
};

const tab =
  "-mb-px flex h-9 items-center border-b-2 border-transparent px-1.5 text-work text-muted transition-colors hover:text-fg aria-[current=page]:border-fg aria-[current=page]:font-medium aria-[current=page]:text-fg";

/** The four ways to look at a window; each is a link. */
export function EvidenceTabs() {
  const { address, go } = useEvidence();
  useCommands(
    evidenceTabs.map((each, index) => ({
      id: `evidence.${each}`,
      title: `Show ${words[each].toLowerCase()}`,
      group: "Evidence",
      shortcut: String(index + 1),
      run: () => go({ tab: each, text: "" }),
    })),
  );
  return (
    <nav aria-label="Evidence" className="-my-1.5 -ml-1.5 flex gap-3">
      {evidenceTabs.map((each) => (
        <a
          key={each}
          href={evidenceHref({ ...address, tab: each, text: "" })}
          aria-current={each === address.tab ? "page" : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            go({ tab: each, text: "" });
          }}
          className={tab}
        >
          {words[each]}
        </a>
      ))}
    </nav>
  );
}
