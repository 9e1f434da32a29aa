import type { z } from "zod";

import { linesQuery, patternsQuery, type pinRequest, traceQuery } from "./telemetry-queries";

export type Look = Pick<z.output<typeof pinRequest>, "from" | "to"> & Looked;
type Looked = LookAt<"lines"> | LookAt<"pattern"> | LookAt<"trace">;
export type LookAt<Kind> = Omit<
  Extract<z.output<typeof pinRequest>, { kind: Kind }>,
  "commandId" | "title" | "note" | "from" | "to"
> &
  Pick<z.output<typeof pinRequest>, "from" | "to">;

const PREFIX = "/api/telemetry/";
const TRACES = "traces/";

/** The look that a frozen query asks for again; null where it is no look at this server's telemetry. */
export function lookOfQuery(query: string): Look | null {
  if (!query.startsWith(PREFIX)) return null;
  const [path = "", text = ""] = query.slice(PREFIX.length).split("?", 2);
  const params = Object.fromEntries(new URLSearchParams(text));
  if (path === "lines") {
    const asked = linesQuery.safeParse(params);
    if (!asked.success) return null;
    const { ids, from, to, compare } = asked.data;
    return { kind: "lines", ids, from, to, compare };
  }
  if (path === "patterns") {
    const asked = patternsQuery.safeParse(params);
    if (!asked.success) return null;
    const { id, service, from, to, compare } = asked.data;
    return id === undefined || service === undefined
      ? null
      : { kind: "pattern", pattern: id, service, from, to, compare };
  }
  if (!path.startsWith(TRACES)) return null;
  const asked = traceQuery.safeParse({ ...params, traceId: path.slice(TRACES.length) });
  if (!asked.success) return null;
  const { traceId, from, to } = asked.data;
  return { kind: "trace", traceId, from, to };
}
