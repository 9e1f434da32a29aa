/** A ranking, best first, and what would be right: any of it is a hit. */
export type Ranking = { ranked: readonly string[]; right: readonly string[] };

export type Accuracy = {
  cases: number;
  /** Share of cases with a hit among the first 1, 3, 5. */
  ac1: number;
  ac3: number;
  ac5: number;
  /** Mean of the shares for the first 1 to 5. */
  avg5: number;
  /** Mean of one by the place of the first hit; 0 where there is none. */
  mrr: number;
  /** The share for the first 1 that a ranking by dice would reach. */
  chance: number;
};

/** NaN for no rankings. */
export function accuracyOf(rankings: readonly Ranking[]): Accuracy {
  const places = rankings.map(placeOfHit);
  const within = (k: number) => mean(places.map((place) => (place < k ? 1 : 0)));
  return {
    cases: rankings.length,
    ac1: within(1),
    ac3: within(3),
    ac5: within(5),
    avg5: mean([1, 2, 3, 4, 5].map(within)),
    mrr: mean(places.map((place) => 1 / (place + 1))),
    chance: mean(rankings.map(chanceOf)),
  };
}

function placeOfHit({ ranked, right }: Ranking): number {
  const place = ranked.findIndex((name) => right.includes(name));
  return place < 0 ? Number.POSITIVE_INFINITY : place;
}

function chanceOf({ ranked, right }: Ranking): number {
  const names = new Set(ranked);
  return names.size === 0 ? 0 : right.filter((name) => names.has(name)).length / names.size;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
