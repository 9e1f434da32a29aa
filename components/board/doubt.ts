import type { Hypothesis } from "@/lib/timeline/state";

/** How a person's word stands to the code's: there is none yet, it agrees, or it differs. */
export type Doubt = "untested" | "agrees" | "differs";

export function doubtOf({ overruled, machineState }: Hypothesis): Doubt | null {
  if (!overruled) return null;
  if (overruled.state === machineState) return "agrees";
  return machineState === "proposed" || machineState === "investigating" ? "untested" : "differs";
}
