import { columnOf } from "@/lib/backfill/csv-entry";
import { impossibilities, oddities, type PastIncident, pastIncident } from "@/lib/backfill/past-incident";
import type { PastOrigin } from "@/lib/backfill/past-drafts";
import { eventActor } from "@/lib/policy/actor";
import { type ImportEntry, importQuery, type ImportReport } from "@/lib/wire/imports";
import { parseInput } from "@/lib/wire/parse";
import { failure, type FieldError, type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { inOrder } from "./in-order";
import { importOne, pastEntry } from "./import-one";
import { tallyImport } from "./import-tally";
import { refuseWithout } from "./refuse-without";

/** How many are written at once: what waits in one group commit. */
const AT_ONCE = 32;

export type Entries = {
  /** In CSV, names of fields are names of columns. */
  format: "csv" | "json";
  entries: AsyncIterable<ImportEntry>;
};

/**
 * Imports past incidents as backfilled ones, each whole or not at all, in memory that does not grow with their number.
 * What is known by its source and id already is left as it is, so a file can be imported again, and goes on where it
 * stopped. What cannot be taken is reported by line, and the rest is taken.
 */
export async function importIncidents(
  ctx: VerbContext,
  query: unknown,
  { format, entries }: Entries,
): Promise<Outcome<ImportReport>> {
  const refusal = refuseWithout(ctx.actor, "import incidents");
  if (refusal) return refusal;
  const asked = parseInput(importQuery, query);
  if (!asked.ok) return asked;
  const dryRun = asked.value.dryRun === "true";
  const origin: PastOrigin = { source: asked.value.source, kind: "backfilled" };

  const tally = tallyImport(dryRun);
  const seen = new Map<string, number>();
  const named = (errors: readonly FieldError[]) =>
    format === "csv" ? errors.map(({ path, reason }) => ({ path: columnOf(path), reason })) : errors;
  let unreadable: readonly FieldError[] | undefined;
  const work = async ({ line, read }: ImportEntry) => {
    if (!read.ok && read.ends && line === 1) unreadable = read.errors;
    const entry = read.ok ? readEntry(read.value, ctx.now().getTime()) : read;
    if (!entry.ok) return () => tally.refuse(line, named(entry.errors));
    const { externalId } = entry.value;
    const before = seen.get(externalId);
    if (before !== undefined)
      return () =>
        tally.refuse(line, named([{ path: "externalId", reason: `stands on line ${before} already` }]));
    seen.set(externalId, line);
    const came = await importOne(ctx, pastEntry(entry.value, origin, eventActor(ctx.actor)), dryRun);
    if (came.is === "refused") return () => tally.refuse(line, named(came.errors));
    const doubts = named(oddities(entry.value));
    return () => tally.take(came.is, line, doubts);
  };
  for await (const note of inOrder(entries, AT_ONCE, work)) note();
  if (unreadable) return unreadableFile(unreadable);
  return success(tally.report());
}

function unreadableFile(errors: readonly FieldError[]): Outcome<never> {
  const [first] = errors;
  const why = first ? `${first.path === "" ? "it" : first.path} ${first.reason}` : "it has no form";
  return failure("invalid", `The file cannot be read: ${why}.`, { errors });
}

type Read = { ok: true; value: PastIncident } | { ok: false; errors: readonly FieldError[] };

function readEntry(value: unknown, now: number): Read {
  const parsed = parseInput(pastIncident, value);
  if (!parsed.ok)
    return { ok: false, errors: parsed.problem.errors ?? [{ path: "", reason: parsed.problem.detail }] };
  const errors = impossibilities(parsed.value, now);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: parsed.value };
}
