import { buttonClass } from "@/components/ui/button";
import { type IncidentFilter, type IncidentPage, listHref } from "@/lib/wire/incident-list";

import { groupOf, IncidentGroups } from "./incident-groups";
import { MoreIncidents } from "./more-incidents";

export type IncidentListProps = {
  page: IncidentPage;
  filter: IncidentFilter;
  /** The server's clock, ms since 1970. */
  nowMs: number;
};

/** The first page of the list, drawn on the server; what follows comes on asking. */
export function IncidentList({ page: { incidents, next }, filter, nowMs }: IncidentListProps) {
  const last = incidents.at(-1);
  return (
    <>
      <IncidentGroups incidents={incidents} nowMs={nowMs} />
      {next !== null && last && (
        <MoreIncidents
          key={listHref(filter)}
          filter={filter}
          after={next}
          under={groupOf(last)}
          nowMs={nowMs}
          buttonClassName={buttonClass({ variant: "ghost" })}
        />
      )}
    </>
  );
}
