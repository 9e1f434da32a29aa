import type { Sight } from "@/lib/reports/selection";
import type { Onlooker } from "@/lib/wire/incident-list-port";

import type { Queryable } from "./event-rows";

/** The same that the list of incidents goes by. */
export async function sightOf(database: Queryable, { personId, seesAll }: Onlooker): Promise<Sight> {
  if (seesAll) return () => true;
  const { rows } = await database.query<{ incident_id: string }>({
    name: "report-access",
    text: `SELECT incident_id FROM incident_access WHERE person_id = $1`,
    values: [personId],
  });
  const open = new Set(rows.map(({ incident_id: id }) => id));
  return ({ restricted, incidentId }) => !restricted || open.has(incidentId);
}
