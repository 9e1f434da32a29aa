import type { Hypothesis } from "./state";
import type { HypothesisState, MachineState } from "./vocabulary";

/** How a person's word stands to the code's: there is none yet, it leaves the matter open, it agrees, or it differs. */
export type Doubt = "untested" | "open" | "agrees" | "differs";

/** Only a person can confirm: of what the code supports, that says no other thing but a surer one. */
const isHeldTrue = (state: HypothesisState) => state === "supported" || state === "confirmed";

/** How what a person says of a hypothesis stands to what the code says of it. */
export function doubtBetween(person: HypothesisState, code: MachineState): Doubt {
  if (person === code || (isHeldTrue(person) && isHeldTrue(code))) return "agrees";
  if (code === "proposed" || code === "investigating") return "untested";
  return code === "inconclusive" ? "open" : "differs";
}

export function doubtOf({ overruled, machineState }: Hypothesis): Doubt | null {
  return overruled && doubtBetween(overruled.state, machineState);
}
