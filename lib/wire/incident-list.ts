import type { PersonRef } from "@/lib/timeline/state";
import { type Kind, kinds, severities, type Severity, type Status } from "@/lib/timeline/vocabulary";

/** Most incidents in one page of the list. */
export const INCIDENTS_PER_PAGE = 50;
/** Longest text that the list is searched for, in Unicode code points. */
export const SEARCH_LIMIT = 200;

export const listStates = ["all", "active", "ended"] as const;
export type ListState = (typeof listStates)[number];

/** What a list of incidents is narrowed to; an empty list of words narrows nothing. */
export type IncidentFilter = {
  state: ListState;
  severities: readonly Severity[];
  kinds: readonly Kind[];
  /** Those that the person who asks commands or responds to. */
  mine: boolean;
  /** Words of the title, or a number as in `42` or `INC-42`. */
  text: string;
};

export const everyIncident: IncidentFilter = {
  state: "all",
  severities: [],
  kinds: [],
  mine: false,
  text: "",
};

/** Every kind but samples: what a list without them is narrowed to. */
export const withoutSamples: readonly Kind[] = kinds.filter((kind) => kind !== "sample");

/** Whether these kinds are every one but samples, in any order. */
export function isWithoutSamples(chosen: readonly Kind[]): boolean {
  return !chosen.includes("sample") && withoutSamples.every((kind) => chosen.includes(kind));
}

/** One incident in a list: what a person needs to choose one. */
export type IncidentSummary = {
  id: string;
  number: number;
  title: string;
  severity: Severity;
  status: Status;
  kind: Kind;
  restricted: boolean;
  commander: PersonRef | null;
  responderCount: number;
  declaredAt: string;
  impactStartedAt: string | null;
  resolvedAt: string | null;
  /** When responders or stakeholders were promised the next update. */
  nextUpdateAt: string | null;
};

/** Active incidents first, then the newest. `next` asks for what follows. */
export type IncidentPage = { incidents: readonly IncidentSummary[]; next: string | null };

function words<T extends string>(known: readonly T[], value: string | null): readonly T[] {
  const asked = new Set(value?.toLowerCase().split(",") ?? []);
  return known.filter((word) => asked.has(word.toLowerCase()));
}

/** Reads a filter from an address. What it does not know narrows nothing, so that an old link still opens. */
export function parseFilter(params: URLSearchParams): IncidentFilter {
  const state = params.get("state");
  return {
    state: listStates.find((known) => known === state) ?? "all",
    severities: words(severities, params.get("severity")),
    kinds: words(kinds, params.get("kind")),
    mine: params.get("mine") === "1",
    text: searchText(params.get("q") ?? ""),
  };
}

/** What the database can look for: no NUL, no half of a surrogate pair. */
function searchText(text: string): string {
  return text.replaceAll("\u0000", "").trim().slice(0, SEARCH_LIMIT).toWellFormed().trim();
}

/** Writes a filter into an address: equal filters give equal addresses, and `everyIncident` gives none. */
export function filterParams({
  state,
  severities: levels,
  kinds: sorts,
  mine,
  text,
}: IncidentFilter): URLSearchParams {
  const params = new URLSearchParams();
  if (state !== "all") params.set("state", state);
  if (levels.length > 0) params.set("severity", severities.filter((word) => levels.includes(word)).join(","));
  if (sorts.length > 0) params.set("kind", kinds.filter((word) => sorts.includes(word)).join(","));
  if (mine) params.set("mine", "1");
  if (text.trim() !== "") params.set("q", text.trim());
  return params;
}

/** The address of the list under a filter, readable: a comma stays a comma. */
export function listHref(filter: IncidentFilter): string {
  const query = filterParams(filter).toString().replaceAll("%2C", ",");
  return query === "" ? "/" : `/?${query}`;
}
