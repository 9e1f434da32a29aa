import { deviationsApart } from "../apart";
import type { Scene } from "../scene";
import type { Finding } from "./finding";
import { digits } from "./words";

/** Fewer values tell no usual. */
const LEAST_KNOWN = 8;
/** Among many lines, one strays so far by chance. */
const LOUD = 2.5;

/**
 * Is a service, or one of its instances, asked for more or less than what all others are asked for would make it? What
 * is cut off or stands still is asked for less, and its fellows take over. Where spans tell what each request does,
 * other tests look closer.
 */
export function rateApart({ input, deviations, stretch }: Scene): Finding[] {
  const traced = new Set(input.frame.services.map(({ service }) => service));
  const rates = deviations.filter(
    ({ measurement: { role, origin, service, isOfHost, isOutbound } }) =>
      role === "rate" &&
      origin === "metric" &&
      service !== "" &&
      !traced.has(service) &&
      !isOfHost &&
      !isOutbound,
  );
  const most = new Map<string, Finding>();
  for (const [{ measurement }, { excess, level, known }] of deviationsApart(rates, stretch)) {
    const { service, name, instance, source } = measurement;
    const strength = Math.log1p((excess / LOUD) ** 4) / 4;
    if (known < LEAST_KNOWN || strength <= (most.get(service)?.strength ?? 0)) continue;
    const where = instance === null ? "" : ` of ${instance}`;
    most.set(service, {
      test: "rate-apart",
      service,
      kind: excess > 0 ? "traffic" : "code",
      strength,
      reason: `${name}${where} was ${digits(Math.exp(level - 1))} times what all others' would make it.`,
      sources: [source],
      blindSpot: "",
    });
  }
  return [...most.values()];
}
