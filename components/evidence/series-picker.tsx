"use client";
import { SkeletonRows } from "@/components/ui/skeleton";
import { MOST_PICKED } from "@/lib/wire/evidence-address";
import type { SeriesList } from "@/lib/wire/telemetry";

import { Answer } from "./answer";
import { useEvidence } from "./evidence-context";
import { SearchWords } from "./search-words";
import { SeriesRow } from "./series-row";
import { telemetryHref, useTelemetry } from "./use-telemetry";

/** Every series of the window, those that moved most first: choosing one draws it. */
export function SeriesPicker() {
  const { address, stretch, go } = useEvidence();
  const { series: picked, service, text, compare, samples } = address;
  const asked = useTelemetry<SeriesList>(
    telemetryHref("series", stretch, { service, q: text, compare, samples }),
  );
  const toggle = (id: string) =>
    go({ series: picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id] });
  return (
    <section aria-label="Series" className="flex min-h-0 flex-1 flex-col">
      <div className="border-b border-line p-2">
        <SearchWords label="Search the series" placeholder="Metric, service or attribute" />
      </div>
      <Answer
        asked={asked}
        skeleton={<SkeletonRows rows={12} label="Loading the series" />}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        {({ items, more }) => (
          <>
            {items.length === 0 && (
              <p className="px-3 py-4 text-muted">
                {text === "" ? "Nothing was measured in this window." : "No series has these words."}
              </p>
            )}
            <ul>
              {items.map((series) => (
                <li key={series.id}>
                  <SeriesRow
                    series={series}
                    picked={picked.includes(series.id)}
                    disabled={picked.length >= MOST_PICKED}
                    onToggle={() => toggle(series.id)}
                  />
                </li>
              ))}
            </ul>
            {more > 0 && (
              <p className="px-3 py-2 text-meta text-subtle">
                {more} more: narrow them by words or by service.
              </p>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}
