import { createHash } from "node:crypto";

import type { z } from "zod";

import { eventActor } from "@/lib/policy/actor";
import { canonicalJson } from "@/lib/timeline/canonical-json";
import { frozenLines } from "@/lib/timeline/frozen";
import type { EventDraft } from "@/lib/timeline/event";
import { freezeLines } from "@/lib/wire/freeze-lines";
import type { Appended } from "@/lib/wire/live";
import { parseInput } from "@/lib/wire/parse";
import { presentLines } from "@/lib/wire/present-lines";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import { chartRequest } from "@/lib/wire/telemetry-queries";

import { outcomeOf } from "./append-outcome";
import type { VerbContext } from "./context";
import { readFrames } from "./read-frames";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";
import { visibleIncident } from "./visible-incident";

const SOURCE_LIMIT = 200;
/** Of all lines of a chart together: every browser in the room is given them. */
const MOST_POINTS = 1_200;

/**
 * Writes a chart of these series into an incident's log, as it is now: values, query, window, source and hash. What is
 * pinned is measured here, never taken from the caller. Safe to repeat with the same commandId.
 */
export async function pinChart(
  ctx: VerbContext & Pick<TelemetryContext, "frames">,
  { incidentId, input }: { incidentId: string; input: unknown },
): Promise<Outcome<Appended>> {
  const refusal =
    refuseWithout(ctx.actor, "take part in incidents") ?? refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const request = parseInput(chartRequest, input);
  if (!request.ok) return request;
  const incident = await visibleIncident(ctx, incidentId.toLowerCase());
  if (!incident.ok) return incident;
  const frozen = await freeze(ctx, request.value);
  if (!frozen.ok) return frozen;

  const { commandId, title, note } = request.value;
  const draft: EventDraft<"chart_pinned"> = {
    type: "chart_pinned",
    commandId,
    payload: { title, ...(note !== undefined && { note }), frozen: frozen.value },
  };
  const outcome = outcomeOf(
    await ctx.log.append([
      { incidentId: incident.value.incidentId, draft, actor: eventActor(ctx.actor), mayEditOthers: false },
    ]),
  );
  if (!outcome.ok) return outcome;
  const [appended] = outcome.value;
  if (!appended) throw new Error("The log acknowledged an append of nothing.");
  return success({
    incidentId: incident.value.incidentId,
    seq: appended.event.seq,
    recordedAt: appended.event.recordedAt,
  });
}

type Asked = Pick<z.output<typeof chartRequest>, "from" | "to" | "ids" | "compare">;

/** The chart as it is drawn now. Refused where none of the series is in the window: there is nothing to keep. */
async function freeze(
  { frames }: Pick<TelemetryContext, "frames">,
  query: Asked,
): Promise<Outcome<EventDraft<"chart_pinned">["payload"]["frozen"]>> {
  const read = await readFrames({ frames }, query);
  if (!read.ok) return read;
  const shape = presentLines(read.value.frame, read.value.before, query.ids, MOST_POINTS);
  if (shape.lines.length === 0)
    return failure("not_found", "None of these series has values in this window.", {
      errors: [{ path: "ids", reason: "not in this window" }],
    });
  const result = parseInput(frozenLines, freezeLines(shape), "result");
  if (!result.ok) return result;
  return success({
    source: frames.sources.join(", ").slice(0, SOURCE_LIMIT) || "none",
    query: queryText(query),
    from: query.from,
    to: query.to,
    result: result.value,
    resultHash: createHash("sha256").update(canonicalJson(result.value)).digest("hex"),
  });
}

/** What can be asked again, of this server: a path with its query. */
function queryText({ from, to, ids, compare }: Asked): string {
  const params = new URLSearchParams({ from, to, ids: ids.join(","), compare: String(compare) });
  return `/api/telemetry/lines?${params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}
