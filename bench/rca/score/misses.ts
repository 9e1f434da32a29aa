import { blamedChange } from "./blame";
import type { ScoredCase } from "./score";

const FIRST = 3;

/** A line for each case whose first service is not at fault, or whose change was blamed or missed wrongly. */
export function missesText(cases: readonly ScoredCase[]): string {
  return cases
    .flatMap(({ line, truth }) => {
      const place = line.ranked.findIndex(({ service }) => truth.services.includes(service));
      const blamed = blamedChange(line);
      const isBlameRight = truth.change === null || truth.change === blamed;
      if (place === 0 && isBlameRight) return [];
      const first = line.ranked
        .slice(0, FIRST)
        .map(({ service, probability, kind }) => `${service} ${probability.toFixed(2)} ${kind}`);
      const blame = isBlameRight ? "" : `; blamed ${blamed}, was ${truth.change}`;
      return [
        `${line.case}: ${truth.services.join(" and ")} at ${place < 0 ? "no place" : place + 1}; first ${first.join(", ")}${blame}\n`,
      ];
    })
    .join("");
}
