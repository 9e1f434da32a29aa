"use client";
import { useEffect, useState, useSyncExternalStore } from "react";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { SkeletonRows } from "@/components/ui/skeleton";
import { listIncidents } from "@/lib/client/incident-list-calls";
import type { IncidentFilter } from "@/lib/wire/incident-list";

import type { GroupName } from "./group-heading";
import { IncidentGroups } from "./incident-groups";
import { NearEnd } from "./near-end";
import { createPageReader } from "./page-reader";

export type MoreRowsProps = {
  filter: IncidentFilter;
  /** The cursor behind the last row that the server drew. */
  after: string;
  /** The group that this row stands in: its heading is not repeated. */
  under: GroupName;
  /** When the server drew the first page, ms since 1970: what follows is read again with every renewal. */
  nowMs: number;
};

/** The rows behind the first page. */
export function MoreRows({ filter, after, under, nowMs }: MoreRowsProps) {
  const [reader] = useState(() =>
    createPageReader((cursor, signal) => listIncidents(filter, { after: cursor, signal })),
  );
  const { incidents, loading, problem, more } = useSyncExternalStore(reader.subscribe, reader.state);
  useEffect(() => reader.renew(after, nowMs), [reader, after, nowMs]);
  useEffect(() => reader.stop, [reader]);

  return (
    <>
      <IncidentGroups incidents={incidents} under={under} nowMs={nowMs} />
      {loading && incidents.length === 0 && <SkeletonRows rows={5} label="Loading more incidents" />}
      {problem && (
        <Callout
          tone="danger"
          title="More incidents could not be loaded."
          className="m-4"
          actions={
            <Button size="sm" onClick={reader.readOn}>
              Try again
            </Button>
          }
        >
          {problem.detail}
        </Callout>
      )}
      {more && incidents.length > 0 && !problem && (
        <NearEnd key={incidents.length} onNear={reader.readOn} waiting={loading}>
          <Button variant="ghost" pending={loading} onClick={reader.readOn}>
            {loading ? "Loading…" : "Load more"}
          </Button>
        </NearEnd>
      )}
    </>
  );
}
