import { plannedCalls } from "./planned-steps";
import { serviceNames, type ServiceName } from "./blueprint";
import type { Appointment, HarmlessChange } from "./agenda";
import type { Fault } from "./fault";
import type { Random } from "./random";

/** Between changes that nobody remembers, on average. Milliseconds. */
const EVERYDAY_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

/** The next change of an ordinary day after `afterMs`. */
export function everydayChange(random: Random, afterMs: number): Appointment {
  const waitMs = Math.max(20_000, -Math.log(1 - random.next()) * EVERYDAY_MS);
  return { atMs: Math.round(afterMs + waitMs), intention: harmless(random, serviceNames) };
}

/**
 * A fault's beginning and end, and near its beginning innocent changes to services around the one it strikes: just before
 * it, as far as that is still to come at `nowMs`, and just after.
 */
export function faultAppointments(
  fault: Fault,
  { random, nowMs }: { random: Random; nowMs: number },
): readonly Appointment[] {
  const near = neighbours(fault);
  const before = fault.startMs - random.between(15, 90) * 1_000;
  const earlier = fault.startMs - random.between(2, 4) * MINUTE_MS;
  const after = fault.startMs + random.between(8, 45) * 1_000;
  const herrings: readonly Appointment[] = [
    { atMs: before, intention: { do: "deploy", service: random.pick(near) } },
    { atMs: earlier, intention: harmless(random, near) },
    { atMs: after, intention: harmless(random, near) },
  ];
  return [
    ...herrings
      .map(({ atMs, intention }) => ({ atMs: Math.round(atMs), intention }))
      .filter(({ atMs }) => atMs >= nowMs),
    { atMs: fault.startMs, intention: { do: "begin fault", fault } },
    ...(Number.isFinite(fault.endMs)
      ? [{ atMs: fault.endMs, intention: { do: "end fault" as const, fault } }]
      : []),
  ];
}

function harmless(random: Random, among: readonly [ServiceName, ...ServiceName[]]): HarmlessChange {
  const service = random.pick(among);
  const roll = random.next();
  if (roll < 0.6) return { do: "deploy", service };
  return { do: roll < 0.8 ? "flag" : "configure", service };
}

/** Services that call the struck one or that it calls: suspects, all of them, for somebody in a hurry. */
function neighbours({ target, callee }: Fault): readonly [ServiceName, ...ServiceName[]] {
  const near = new Set<ServiceName>();
  for (const call of plannedCalls()) {
    if (call.callee === target || call.callee === callee) near.add(call.caller);
    if (call.caller === target) near.add(call.callee);
  }
  const [first, ...others] = [...near].filter((name) => name !== target);
  return first ? [first, ...others] : ["checkout", "catalogue"];
}
