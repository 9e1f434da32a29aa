import type { PersonRef } from "@/lib/timeline/state";
import { followUpKinds, type FollowUpKind, type Kind, type TaskState } from "@/lib/timeline/vocabulary";

/** Most follow-ups in one page. */
export const FOLLOW_UPS_PER_PAGE = 50;

/** What the follow-ups are narrowed to; no kinds narrow nothing. */
export type FollowUpFilter = {
  /** Those that the person who asks owns. */
  mine: boolean;
  /** Those whose day has passed. */
  overdue: boolean;
  kinds: readonly FollowUpKind[];
  /** Those of sample incidents, which are among nobody's own. */
  samples: boolean;
};

export const everyFollowUp: FollowUpFilter = { mine: false, overdue: false, kinds: [], samples: false };

/** A task that outlives its incident, and is still to be done. */
export type FollowUp = {
  taskId: string;
  title: string;
  state: Extract<TaskState, "open" | "doing">;
  owner: PersonRef | null;
  kind: FollowUpKind | null;
  /** A day of the calendar, ISO 8601. */
  dueOn: string | null;
  overdue: boolean;
  incident: { id: string; number: number; title: string; kind: Kind };
};

/** The overdue first, then by the day they are due; those without a day last. `next` asks for what follows. */
export type FollowUpPage = {
  followUps: readonly FollowUp[];
  /** How many the filter leaves, on all pages. */
  count: number;
  overdueCount: number;
  next: string | null;
};

/** Reads a filter from an address. What it does not know narrows nothing, so that an old link still opens. */
export function parseFollowUps(params: URLSearchParams): FollowUpFilter {
  const asked = new Set(params.get("kind")?.toLowerCase().split(",") ?? []);
  return {
    mine: params.get("mine") === "1",
    overdue: params.get("overdue") === "1",
    kinds: followUpKinds.filter((kind) => asked.has(kind)),
    samples: params.get("samples") === "1",
  };
}

/** The address of the follow-ups under a filter: equal filters give equal addresses. */
export function followUpsHref({ mine, overdue, kinds, samples }: FollowUpFilter, after?: string): string {
  const params = new URLSearchParams();
  if (mine) params.set("mine", "1");
  if (overdue) params.set("overdue", "1");
  if (kinds.length > 0) params.set("kind", followUpKinds.filter((kind) => kinds.includes(kind)).join(","));
  if (samples) params.set("samples", "1");
  if (after !== undefined) params.set("after", after);
  const query = params.toString().replaceAll("%2C", ",");
  return query === "" ? "/follow-ups" : `/follow-ups?${query}`;
}
