import { isActive } from "@/lib/timeline/vocabulary";
import type { IncidentSummary } from "@/lib/wire/incident-list";

import { GroupHeading, type GroupName } from "./group-heading";
import { IncidentRow } from "./incident-row";

/** The group that an incident stands in. */
export function groupOf({ status }: IncidentSummary): GroupName {
  return isActive(status) ? "Active" : "Ended";
}

export type IncidentGroupsProps = {
  incidents: readonly IncidentSummary[];
  /** The group that the rows before these stand in. */
  under?: GroupName | undefined;
  nowMs: number;
};

/** Rows under the headings of their groups. */
export function IncidentGroups({ incidents, under, nowMs }: IncidentGroupsProps) {
  return (["Active", "Ended"] as const).map((group) => {
    const members = incidents.filter((incident) => groupOf(incident) === group);
    if (members.length === 0) return null;
    return (
      // Without a box of its own, the heading stays in sight over the pages that follow too.
      <section key={group} aria-label={`${group} incidents`} className="contents">
        {group !== under && <GroupHeading group={group} />}
        <ul>
          {members.map((incident) => (
            <IncidentRow key={incident.id} incident={incident} nowMs={nowMs} />
          ))}
        </ul>
      </section>
    );
  });
}
