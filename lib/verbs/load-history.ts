import { z } from "zod";

import { generatedDrafts, generatedOrigin } from "@/lib/backfill/generated-drafts";
import { firstGenerated, generatedHistory } from "@/lib/backfill/generated-history";
import { eventActor, parallaxItself } from "@/lib/policy/actor";
import { parseInput } from "@/lib/wire/parse";
import { type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { importedId, importOne } from "./import-one";
import { inOrder } from "./in-order";
import { refuseWithout } from "./refuse-without";

const AT_ONCE = 32;

const request = z.strictObject({
  seed: z.int().min(0).max(2_147_483_647),
  /** How long a time it tells of. */
  days: z.int().min(1).max(1_000).default(730),
});

/**
 * Loads generated incidents as samples, which no report of one's own counts. Again: goes on where it
 * stopped, or, where they have been removed, loads a history that ends today.
 */
export async function loadHistory(
  ctx: VerbContext,
  input: unknown,
): Promise<Outcome<{ loaded: number; already: number }>> {
  const refusal = refuseWithout(ctx.actor, "import incidents");
  if (refusal) return refusal;
  const asked = parseInput(request, input);
  if (!asked.ok) return asked;
  const history = generatedHistory(asked.value.seed, ctx.now().getTime(), asked.value.days);
  const [first] = history;
  const time = first ? (await newestLoad(ctx, first.externalId)).prefix : "";
  const actors = { person: eventActor(ctx.actor), machine: eventActor(parallaxItself) };
  const counts = { loaded: 0, already: 0 };
  const work = (entry: (typeof history)[number]) => {
    const externalId = `${time}${entry.externalId}`;
    return importOne(ctx, {
      incidentId: importedId(generatedOrigin, externalId),
      drafts: (number) => generatedDrafts({ ...entry, externalId }, number, actors),
    });
  };
  for await (const came of inOrder(each(history), AT_ONCE, work))
    counts[came.is === "imported" ? "loaded" : "already"] += 1;
  return success(counts);
}

/** Whether the history of a seed is here, as far as it came: loaded, and not removed since. */
export async function isHistoryLoaded(ctx: Pick<VerbContext, "log">, seed: number): Promise<boolean> {
  return (await newestLoad(ctx, firstGenerated(seed))).isThere;
}

/** What tells this load from those that have been removed: a removed log stays, and is not written on. */
async function newestLoad(
  { log }: Pick<VerbContext, "log">,
  externalId: string,
): Promise<{ prefix: string; isThere: boolean }> {
  for (let time = 1; ; time++) {
    const prefix = `${time}/`;
    const state = await log.state(importedId(generatedOrigin, `${prefix}${externalId}`));
    if (state?.status !== "declined") return { prefix, isThere: (state ?? null) !== null };
  }
}

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
