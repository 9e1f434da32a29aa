import { Command as Cmdk } from "cmdk";

import { SeverityMark } from "@/components/ui/severity-mark";
import { StatusMark } from "@/components/ui/status-mark";
import type { IncidentSummary } from "@/lib/wire/incident-list";

import { itemClass } from "./item-class";

/** What tells this line from all others. */
export const incidentValue = (id: string) => `incident ${id}`;

/** One incident in the palette. */
export function IncidentItem({ incident, onSelect }: { incident: IncidentSummary; onSelect: () => void }) {
  const { id, number, title, severity, status } = incident;
  return (
    <Cmdk.Item value={incidentValue(id)} onSelect={onSelect} className={itemClass}>
      <SeverityMark severity={severity} compact />
      <span className="min-w-13 text-subtle">INC-{number}</span>
      <span className="min-w-0 flex-1 truncate">{title}</span>
      <StatusMark status={status} className="text-meta text-muted max-tablet:hidden" />
    </Cmdk.Item>
  );
}
