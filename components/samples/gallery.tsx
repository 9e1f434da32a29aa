"use client";
import type { SampleGallery } from "@/lib/wire/samples";

import { CaseList } from "./case-list";
import { HistoryPanel } from "./history-panel";
import { LeftHere } from "./left-here";
import { Part } from "./part";
import { RunPanel } from "./run-panel";
import { ShopPanel } from "./shop-panel";
import { useSamples } from "./use-samples";

export interface GalleryProps {
  initial: SampleGallery;
  /** Whether this person may start samples. */
  mayRun: boolean;
  /** Whether this person may remove them. */
  mayRemove: boolean;
}

/** Incidents to try Parallax on: recorded ones, and a shop that can be broken. */
export function Gallery({ initial, mayRun, mayRemove }: GalleryProps) {
  const samples = useSamples(initial);
  const { run } = samples.gallery;
  const replaces = samples.gallery.storedBytes !== null && mayRun;
  return (
    <div className="px-4">
      {run && (
        <Part title="What runs">
          <RunPanel run={run} samples={samples} mayRun={mayRun} />
        </Part>
      )}
      <Part
        title="Recorded incidents"
        lead="Replayed to now over OpenTelemetry: the past at once, then the alert, then live. The incident opens by itself. Times are moved, nothing else."
      >
        {replaces && (
          <p className="mb-3 max-w-150 text-muted">
            Starting another sample takes away the telemetry of the one before. What its incident has found
            stays, frozen, in its room.
          </p>
        )}
        <CaseList samples={samples} mayRun={mayRun} />
      </Part>
      <Part
        title="A shop to break"
        lead="Twelve simulated services with visitors, deploys and flags. Break one of them, and watch whether its cause is found."
      >
        <ShopPanel samples={samples} mayRun={mayRun} />
      </Part>
      <Part
        title="Two years of incidents"
        lead="Generated, not recorded: some 400 incidents with their causes and follow-ups, to see what reports say. None of it ever happened, and no report of yours counts it."
      >
        <HistoryPanel samples={samples} mayLoad={mayRemove} />
      </Part>
      <Part
        title="What samples have left here"
        lead="Kept apart from your own telemetry, marked in every list, and in no report."
      >
        <LeftHere samples={samples} mayRemove={mayRemove} />
      </Part>
    </div>
  );
}
