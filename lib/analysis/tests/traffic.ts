import type { Scene } from "../scene";
import { type Finding, strengthOf } from "./finding";
import { deviationText } from "./words";

/** Is the service asked for more or less than before? */
export function traffic({ byService }: Scene): Finding[] {
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
