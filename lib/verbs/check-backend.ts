import { z } from "zod";

import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import type { CheckedBackend } from "@/lib/wire/telemetry-arrivals";

import { refuseWithout } from "./refuse-without";
import type { ArrivalsContext } from "./telemetry-context";

const checkBackendRequest = z.strictObject({ name: z.string().min(1).max(60) });

/** Asks one of the team's own backends whether it answers. */
export async function checkBackend(
  { actor, arrivals }: ArrivalsContext,
  input: unknown,
): Promise<Outcome<CheckedBackend>> {
  const refusal = refuseWithout(actor, "read telemetry");
  if (refusal) return refusal;
  const parsed = parseInput(checkBackendRequest, input);
  if (!parsed.ok) return parsed;
  const checked = await arrivals.check(parsed.value.name);
  return checked ? success(checked) : failure("not_found", "There is no backend of this name.");
}
