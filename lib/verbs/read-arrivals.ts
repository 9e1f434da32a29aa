import { type Outcome, success } from "@/lib/wire/problem";
import type { Arrivals } from "@/lib/wire/telemetry-arrivals";

import { refuseWithout } from "./refuse-without";
import type { ArrivalsContext } from "./telemetry-context";

/** What telemetry arrives, from whom, and what is kept of it. */
export async function readArrivals({ actor, arrivals }: ArrivalsContext): Promise<Outcome<Arrivals>> {
  return refuseWithout(actor, "read telemetry") ?? success(await arrivals.read());
}
