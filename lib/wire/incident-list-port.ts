import type { IncidentFilter, IncidentSummary } from "./incident-list";

/** Where a page of the list ends: the place of its last incident in the order. */
export type ListPlace = { active: boolean; declaredAt: string; id: string };

/** Who looks at the list: `null` sees the restricted ones as well. */
export type Onlooker = { personId: string; seesAll: boolean };

export type IncidentListStore = {
  /** Active first, then the newest; what follows `after`, at most `limit`. Restricted ones only for those on their list. */
  list: (request: {
    filter: IncidentFilter;
    onlooker: Onlooker;
    after: ListPlace | null;
    limit: number;
  }) => Promise<readonly IncidentSummary[]>;
  /** How many there are in all. */
  count: (request: { filter: IncidentFilter; onlooker: Onlooker }) => Promise<number>;
  /** The id behind INC-`number`, seen or not: the caller checks. */
  idOfNumber: (number: number) => Promise<string | null>;
};
