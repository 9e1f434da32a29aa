"use client";
import { ScrollText } from "lucide-react";

import { EmptyState } from "@/components/ui/empty-state";
import type { PatternList } from "@/lib/wire/telemetry";

import { useEvidence } from "./evidence-context";
import { PatternDetail } from "./pattern-detail";
import { patternName, PatternPicker } from "./pattern-picker";
import { TwoPanes } from "./two-panes";
import { telemetryHref, useTelemetry } from "./use-telemetry";

/** The logs of the window, grouped by what they say. */
export function LogsView() {
  const { address, stretch } = useEvidence();
  const { service, text, severity, compare, samples, pattern: opened } = address;
  const asked = useTelemetry<PatternList>(
    telemetryHref("patterns", stretch, { service, q: text, severity, compare, samples }),
  );
  const list = asked.outcome?.ok ? asked.outcome.value : null;
  const pattern = list?.items.find((each) => patternName(each) === opened);
  return (
    <TwoPanes listLabel="Log patterns" list={<PatternPicker asked={asked} />} openAtStart={opened === null}>
      {list && pattern ? (
        <PatternDetail key={opened} pattern={pattern} grid={list.grid} />
      ) : (
        list && (
          <EmptyState
            icon={ScrollText}
            title={opened === null ? "No pattern is open" : "This pattern is not in the list"}
          >
            {opened === null
              ? "Open one to see when it came and what it said. Those that are new in this window come first."
              : "It has no lines in this window, or the filters leave it out."}
          </EmptyState>
        )
      )}
    </TwoPanes>
  );
}
