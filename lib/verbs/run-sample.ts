import { parseInput } from "@/lib/wire/parse";
import { type Outcome, success } from "@/lib/wire/problem";
import { breakShopRequest, shopRateRequest, startSampleRequest } from "@/lib/wire/sample-requests";
import type { SampleFault, SampleRun } from "@/lib/wire/samples";

import type { VerbContext } from "./context";
import { refuseWithout } from "./refuse-without";
import { endSample, sampleIncidents } from "./sample-incidents";
import type { SampleContext } from "./sample-context";

type Context = Pick<SampleContext, "actor" | "samples" | "id">;

/**
 * Starts a recorded case or the simulated shop. Its alert will declare an incident: so may whoever starts it. Incidents of
 * samples before it are over: their telemetry is gone, and none of its alerts is theirs.
 */
export async function startSample(
  ctx: VerbContext & SampleContext,
  input: unknown,
): Promise<Outcome<SampleRun>> {
  const refusal = refuseWithout(ctx.actor, "declare incidents");
  if (refusal) return refusal;
  const request = parseInput(startSampleRequest, input);
  if (!request.ok) return request;
  const started = await ctx.samples.start(request.value);
  if (!started.ok) return started;
  for (const { id, declaredAt } of await sampleIncidents(ctx, "active"))
    if (declaredAt < started.value.startedAt)
      await endSample(ctx, id, { status: "closed", reason: "Another sample was started." });
  return started;
}

/** Ends what runs, if anything does. Its incident and its telemetry stay. */
export async function stopSample({ actor, samples }: Context): Promise<Outcome<null>> {
  const refusal = refuseWithout(actor, "declare incidents");
  if (refusal) return refusal;
  await samples.stop();
  return success(null);
}

/** Lets so many people visit the simulated shop. */
export function setShopRate({ actor, samples }: Context, input: unknown): Outcome<null> {
  const refusal = refuseWithout(actor, "declare incidents");
  if (refusal) return refusal;
  const request = parseInput(shopRateRequest, input);
  return request.ok ? samples.setRate(request.value.perSecond) : request;
}

/** Breaks something in the simulated shop, until it is mended. */
export function breakShop({ actor, samples, id }: Context, input: unknown): Outcome<SampleFault> {
  const refusal = refuseWithout(actor, "declare incidents");
  if (refusal) return refusal;
  const request = parseInput(breakShopRequest, input);
  return request.ok ? samples.strike({ ...request.value, id: id() }) : request;
}

/** Takes a fault out of the simulated shop again. */
export function mendShop({ actor, samples }: Context, faultId: string): Outcome<null> {
  return refuseWithout(actor, "declare incidents") ?? samples.mend(faultId);
}
