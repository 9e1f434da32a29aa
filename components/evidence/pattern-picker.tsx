"use client";
import { severityLevels } from "@/components/charts/severity-word";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { PatternList, PatternShape } from "@/lib/wire/telemetry";

import { Answer } from "./answer";
import { useEvidence } from "./evidence-context";
import { PatternRow } from "./pattern-row";
import { SearchWords } from "./search-words";
import type { Asked } from "./use-telemetry";

/** A template that two services log is a pattern of each. */
export const patternName = ({ id, service }: Pick<PatternShape, "id" | "service">) => `${id}@${service}`;

/** The log patterns of the window, those that are new first. */
export function PatternPicker({ asked }: { asked: Asked<PatternList> }) {
  const { address, go } = useEvidence();
  return (
    <section aria-label="Log patterns" className="flex min-h-0 flex-1 flex-col">
      <div className="grid grid-cols-2 gap-2 border-b border-line p-2">
        <SearchWords label="Search the log patterns" placeholder="Words of a line" />
        <Select
          aria-label="At least as grave as"
          value={address.severity}
          onChange={(event) => go({ severity: Number(event.target.value) })}
        >
          <option value={0}>Any severity</option>
          {severityLevels.slice(2).map(({ least, word }) => (
            <option key={word} value={least}>
              {word} and up
            </option>
          ))}
        </Select>
      </div>
      <Answer
        asked={asked}
        skeleton={<SkeletonRows rows={10} label="Loading the log patterns" />}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        {({ items, more }) => (
          <>
            {items.length === 0 && (
              <p className="px-3 py-4 text-muted">No log lines like that in this window.</p>
            )}
            {items.map((pattern) => (
              <PatternRow
                key={patternName(pattern)}
                pattern={pattern}
                open={patternName(pattern) === address.pattern}
                onOpen={() => go({ pattern: patternName(pattern) })}
              />
            ))}
            {more > 0 && (
              <p className="px-3 py-2 text-meta text-subtle">{more} more: narrow them by words.</p>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}
