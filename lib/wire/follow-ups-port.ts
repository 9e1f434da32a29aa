import type { FollowUp, FollowUpFilter } from "./follow-ups";
import type { Onlooker } from "./incident-list-port";

/** Where a page of the follow-ups ends: the place of its last one in the order. */
export type FollowUpPlace = { dueOn: string | null; addedAt: string; incidentId: string; taskId: string };

export type StoredFollowUp = FollowUp & { addedAt: string };

export type FollowUpStore = {
  /**
   * What is open of the incidents that the onlooker may see, by the day it is due; what follows `after`, at most
   * `limit`. What is due before `today` is overdue.
   */
  list: (request: {
    filter: FollowUpFilter;
    onlooker: Onlooker;
    today: string;
    after: FollowUpPlace | null;
    limit: number;
  }) => Promise<readonly StoredFollowUp[]>;
  /** How many there are under the filter, and how many of these are overdue. */
  count: (request: {
    filter: FollowUpFilter;
    onlooker: Onlooker;
    today: string;
  }) => Promise<{ count: number; overdue: number }>;
};
