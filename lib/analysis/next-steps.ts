import type { CauseKind } from "./judgement";

/** What to look at or do next where a hypothesis may hold, by its kind: what would tell it from its rivals, and stop the harm. */
export function nextTestOf(kind: CauseKind, component: string | null): string {
  const name = component ?? "the system";
  switch (kind) {
    case "change":
      return `Take the change of ${name} back if that is safe, or compare instances with and without it: if only those with it suffer, it is the change.`;
    case "cpu":
      return `Look at which process or request takes the CPU of ${name}, and whether it is held back by its limit; adding instances tells work from waste.`;
    case "memory":
      return `Look at the memory of ${name} by age of its instances, and at its restarts: a restart that helps for a while points to a leak.`;
    case "disk":
      return `Look at the free space, the inodes and the waiting time of the disks of ${name}, and at what grew on them.`;
    case "network":
      return `Measure loss and delay between ${name} and its callers, from both ends, and look at what filters or routes between them.`;
    case "pool":
      return `Look at who holds the connections and workers of ${name} and for how long: one holder points to a leak, many to a slow callee.`;
    case "dependency":
      return `Ask what ${name} calls directly, without it: if that is slow or fails by itself, go on from there.`;
    case "code":
      return `Read the newest error and the slowest trace of ${name}, and follow them to the first line of its own code.`;
    case "traffic":
      return `See who sends more to ${name} than before, and whether its limits hold; add instances or shed load until it falls.`;
    case "node":
      return `Move the instances of ${name} to another host: if they recover, keep the host out of use.`;
    case "edge":
      return `Measure the path of ${name} on its own, and send a share of its calls another way.`;
    case "configuration":
      return `Compare the settings, flags and secrets of ${name} with those of its last healthy hour, and set back what differs.`;
    case "third_party":
      return `Ask for the status of what ${name} uses from others (providers, names, certificates, quotas), and switch to a second one where there is one.`;
    case "monitoring":
      return `Check that the series that rang are still measured as before: other instruments, other labels, a new version of the agent.`;
    case "nothing_wrong":
      return `Check whether a client is hurt at all; if none is, let the alarm be and mend its threshold.`;
    case "none_of_these":
      return `Look at what sends no telemetry: what nobody measures may be to blame.`;
  }
}
