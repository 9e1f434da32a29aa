import type { Scene } from "../scene";
import { type Finding, strengthOf } from "./finding";
import { deviationText } from "./words";

/** Traffic goes by the hour and the day: what was recorded at another time says nothing of how much is usual now. */
const LEAST_PAST = 5;

/** Is the service asked for more or less than just before? */
export function traffic({ byService, stretch }: Scene): Finding[] {
  if (stretch.past.length < LEAST_PAST) return [];
  return [...byService].flatMap(([service, deviations]): Finding[] => {
    const rates = deviations.filter(({ measurement: { role, isOfHost } }) => role === "rate" && !isOfHost);
    return [1, -1].flatMap((sign): Finding[] => {
      const [most] = rates
        .filter(({ excess }) => sign * excess > 1)
        .toSorted((one, other) => Math.abs(other.excess) - Math.abs(one.excess));
      if (!most || service === "") return [];
      return [
        {
          test: sign > 0 ? "more-traffic" : "less-traffic",
          service,
          kind: "traffic",
          strength: strengthOf(Math.abs(most.excess)),
          reason: `${deviationText(most)}.`,
          sources: [most.measurement.source],
          blindSpot: "",
        },
      ];
    });
  });
}
