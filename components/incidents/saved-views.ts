import { filterParams, parseFilter } from "@/lib/wire/incident-list";

/** A filter with a name. */
export type SavedView = { name: string; query: string };

export const builtInViews: readonly SavedView[] = [
  { name: "Everything", query: "" },
  { name: "Active now", query: "state=active" },
  { name: "Mine", query: "mine=1" },
  { name: "Severe and active", query: "state=active&severity=SEV1,SEV2" },
  { name: "Drills and tests", query: "kind=drill,test" },
];

export const VIEW_NAME_LIMIT = 60;
const MOST_VIEWS = 50;

/** Views are kept in this browser, for one person. */
export function viewsKey(personId: string): string {
  return `parallax.views.${personId}`;
}

/** Equal filters have equal queries. */
export function canonicalQuery(query: string): string {
  return filterParams(parseFilter(new URLSearchParams(query))).toString();
}

function isView(value: unknown): value is SavedView {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    "query" in value &&
    typeof value.name === "string" &&
    typeof value.query === "string"
  );
}

/** Reads what was kept; what is not a list of views is none. */
export function parseViews(kept: string | null): readonly SavedView[] {
  try {
    const value: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(value) ? value.filter(isView).slice(0, MOST_VIEWS) : [];
  } catch {
    return [];
  }
}

/** Keeps a view under its name; a view of this name before is replaced. */
export function withView(views: readonly SavedView[], name: string, query: string): readonly SavedView[] {
  const view = { name: name.trim().slice(0, VIEW_NAME_LIMIT), query: canonicalQuery(query) };
  if (view.name === "") return views;
  return [...views.filter((other) => other.name !== view.name), view].slice(-MOST_VIEWS);
}

export function withoutView(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name);
}
