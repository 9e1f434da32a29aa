import type { CauseKind } from "./judgement";

/** What would tell a hypothesis from its rivals, by its kind. */
export function nextTestOf(kind: CauseKind, component: string | null): string {
  const name = component ?? "the system";
  switch (kind) {
    case "change":
      return `Take the change of ${name} back, or compare instances with and without it.`;
    case "cpu":
      return `Look at which process or request takes the CPU of ${name}, and at its limit.`;
    case "memory":
      return `Look at the memory of ${name} by age, and at its restarts.`;
    case "disk":
      return `Look at the space and the waiting time of the disks of ${name}.`;
    case "network":
      return `Measure loss and delay between ${name} and its callers.`;
    case "pool":
      return `Look at who holds the connections and workers of ${name}.`;
    case "dependency":
      return `Ask what ${name} calls directly, without it.`;
    case "code":
      return `Read the newest error and the slowest trace of ${name}.`;
    case "traffic":
      return `See who sends more to ${name} than before, and whether limits hold.`;
    case "node":
      return `Move the instances of ${name} to another host.`;
    case "edge":
      return `Measure the path of ${name} on its own.`;
    case "configuration":
      return `Compare the settings of ${name} with those of yesterday.`;
    case "third_party":
      return `Ask for the status of what ${name} uses from others.`;
    case "monitoring":
      return `Check that the series that rang are still measured as before.`;
    case "nothing_wrong":
      return `Check whether a client is hurt at all.`;
    case "none_of_these":
      return `Look at what sends no telemetry.`;
  }
}
