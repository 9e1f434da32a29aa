import { deviationsApart } from "../apart";
import type { Measurement } from "../measure/measurement";
import type { Scene } from "../scene";
import type { Finding } from "./finding";
import { digits } from "./words";

/** Fewer values tell no usual. */
const LEAST_KNOWN = 8;
/** Among many lines, one strays so far by chance. */
const LOUD = 1.7;
/** So many times what is usual is a load of its own; a smaller surplus comes along with much else. */
const LOAD_TIMES = 1.5;

/**
 * Is a service, or one of its instances, asked for more or less than what all others are asked for would make it? What
 * is cut off or stands still is asked for less, and its fellows take over. Where spans tell what each request does,
 * other tests look closer, and all that is left to see is who is asked for more.
 */
export function rateApart({ input, deviations, calm: stretch }: Scene): Finding[] {
  const traced = new Set(input.frame.services.map(({ service }) => service));
  const rates = deviations.filter(
    ({ measurement }) =>
      isOfRequests(measurement) && traced.has(measurement.service) === isOfSpans(measurement),
  );
  const most = new Map<string, Finding>();
  for (const [{ measurement }, { excess, level, known }] of deviationsApart(rates, stretch, () => true)) {
    const { service, name, instance, source } = measurement;
    const strength = Math.log1p((excess / LOUD) ** 4) / 4;
    if (known < LEAST_KNOWN || strength <= (most.get(service)?.strength ?? 0)) continue;
    if (isOfSpans(measurement) && excess < 0) continue;
    const what = name === "" ? "Requests" : name;
    const times = Math.exp(level - 1);
    const where = instance === null ? "" : ` of ${instance}`;
    most.set(service, {
      test: isOfSpans(measurement) ? "more-traffic" : "rate-apart",
      service,
      kind: kindOf(excess, times),
      strength,
      reason: `${what}${where}: ${digits(times)} times what those of all others would make.`,
      sources: [source],
      blindSpot: "",
    });
  }
  return [...most.values()];
}

/** Whoever is asked for less stands still; whoever is asked for far more may have more than it can carry. */
function kindOf(excess: number, times: number): Finding["kind"] {
  if (excess <= 0) return "code";
  return times >= LOAD_TIMES ? "traffic" : null;
}

function isOfSpans({ origin }: Measurement): boolean {
  return origin === "rate";
}

function isOfRequests({ role, origin, service, name, isOfHost, isOutbound }: Measurement): boolean {
  if (role !== "rate" || service === "" || isOfHost || isOutbound) return false;
  return origin === "metric" || (origin === "rate" && name === "");
}
