import type { Hypothesis } from "@/lib/timeline/state";

/** What the code asks of whoever wrote a hypothesis before it can test it; null where it asks nothing. */
export function questionOf({ machineState, machineReason, standing }: Hypothesis): string | null {
  return machineState === "proposed" && machineReason !== "" && !standing ? machineReason : null;
}
