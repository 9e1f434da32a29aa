import type { IncidentEvent } from "@/lib/timeline/event";
import type { EventPages } from "@/lib/verbs/read-events";

import { valueResponse } from "./problem-response";

const NDJSON = "application/x-ndjson";

/** Does the caller ask for one event per line? */
export function wantsLines(headers: Headers): boolean {
  return (headers.get("accept") ?? "").split(",").some((type) => type.split(";")[0]?.trim() === NDJSON);
}

/** The whole of what was asked for, one event per line, read as fast as the caller takes it. */
export function linesResponse({ pages }: EventPages): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value: page, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(page.map((event) => `${JSON.stringify(event)}\n`).join("")));
    },
    async cancel() {
      await pages.return();
    },
  });
  return new Response(body, { headers: { "content-type": NDJSON, "cache-control": "no-store" } });
}

/** One page as JSON. `next` is the `after` of the page that follows, or null where this one reaches `head`. */
export async function pageResponse({ head, pages }: EventPages): Promise<Response> {
  const { value } = await pages.next();
  await pages.return();
  const events: readonly IncidentEvent[] = value ?? [];
  const last = events.at(-1)?.seq ?? head;
  return valueResponse({ events, head, next: last < head ? last : null });
}
