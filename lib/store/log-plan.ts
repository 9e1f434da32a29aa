import type { Appended, AppendOutcome, AppendRequest } from "@/lib/timeline/log-port";
import { isRepeat } from "@/lib/timeline/repeat";
import { refuse, targetOf } from "@/lib/timeline/rules";

import { isIncidentId } from "./event-rows";
import { seal } from "./event-seal";
import type { LogEntry } from "./log-entry";
import type { LogUnit } from "./log-unit";
import { eventAt, fork, seqOfCommand, Unprepared, workOn, type Working, write } from "./log-working";

type Refused = Extract<AppendOutcome, { ok: false }>;

/** What one batch will write, and what it will answer once it is written. */
export type Plan = {
  /** Every log that an answer rests on, by incident. */
  logs: ReadonlyMap<string, Working>;
  answers: readonly { unit: LogUnit; outcome: AppendOutcome }[];
  /** Their incident is not in memory, or not as it was when they were prepared. */
  unprepared: readonly LogUnit[];
  /** Units that no log can take, with why. */
  broken: readonly { unit: LogUnit; error: unknown }[];
  /** For the next batch: this one holds enough text. */
  deferred: readonly LogUnit[];
};

/** Most text in one batch, in UTF-16 code units; a single unit may exceed it. */
const BATCH_SIZE = 8_000_000;

/**
 * Decides on each unit by the state that the ones before it lead to. A unit is taken whole or not at all,
 * and leaves its neighbours as they would be without it. Touches nothing but its result.
 */
export function plan(
  units: readonly LogUnit[],
  { entryOf, now }: { entryOf: (incidentId: string) => LogEntry | undefined; now: string },
): Plan {
  const logs = new Map<string, Working>();
  const answers: { unit: LogUnit; outcome: AppendOutcome }[] = [];
  const unprepared: LogUnit[] = [];
  const broken: { unit: LogUnit; error: unknown }[] = [];

  for (const [index, unit] of units.entries()) {
    if (sizeOf(logs) > BATCH_SIZE) return { logs, answers, unprepared, broken, deferred: units.slice(index) };
    const tried = new Map<string, Working>();
    const workingOn = (incidentId: string): Working => {
      const known = tried.get(incidentId);
      if (known) return known;
      const shared = logs.get(incidentId) ?? open(entryOf(incidentId));
      // One request changes nothing until it is taken; of several, a later one may still be refused.
      const own = unit.requests.length > 1 ? fork(shared) : shared;
      tried.set(incidentId, own);
      return own;
    };
    try {
      const outcome = consider(unit, workingOn, now);
      answers.push({ unit, outcome });
      for (const [incidentId, working] of tried)
        logs.set(incidentId, outcome.ok ? working : (logs.get(incidentId) ?? workOn(working.entry)));
    } catch (error) {
      if (error instanceof Unprepared) unprepared.push(unit);
      else broken.push({ unit, error });
    }
  }
  return { logs, answers, unprepared, broken, deferred: [] };
}

function sizeOf(logs: ReadonlyMap<string, Working>): number {
  let size = 0;
  for (const working of logs.values()) size += working.size;
  return size;
}

function open(entry: LogEntry | undefined): Working {
  if (!entry) throw new Unprepared("The incident is not in memory.");
  return workOn(entry);
}

function consider(unit: LogUnit, workingOn: (incidentId: string) => Working, now: string): AppendOutcome {
  const appended: Appended[] = [];
  for (const [index, request] of unit.requests.entries()) {
    const one = take(workingOn(request.incidentId), request, unit, now);
    if ("refusal" in one) return { ok: false, index, refusal: one.refusal };
    appended.push(one);
  }
  return { ok: true, appended };
}

const hidden: Refused["refusal"] = {
  code: "not_found",
  detail: "There is no such incident, or you may not see it.",
};

function take(
  working: Working,
  request: AppendRequest,
  unit: LogUnit,
  now: string,
): Appended | Pick<Refused, "refusal"> {
  const { draft, actor, mayEditOthers, permits } = request;
  if (permits && !permits(working.state)) return { refusal: hidden };
  const earlier = seqOfCommand(working, draft.commandId);
  if (earlier !== undefined) {
    const event = eventAt(working, earlier, unit);
    if (event && isRepeat(event, request, Object.hasOwn(working.state.redactions, earlier)))
      return { event, repeated: true };
    return { refusal: { code: "command_id_reused", detail: "This commandId was used for something else." } };
  }
  const seq = targetOf(draft);
  const target = seq === null ? null : eventAt(working, seq, unit);
  const refusal = refuse(working.state, { draft, actor, target, mayEditOthers });
  if (refusal) return { refusal };
  if (!isIncidentId(request.incidentId)) throw new Error("An incident's id is a UUID in lower case.");
  const sealed = seal(working, request, now);
  write(working, sealed, unit);
  return { event: sealed.event, repeated: false };
}
