import { softmax } from "./softmax";

/** What log-odds are worth: fitted, in the data file of the weights. */
export type Calibration = {
  /** Of what the tests saw of the worst service: where it speaks as much for an incident as for none, and how it grows from there. */
  something: { least: number; temperature: number };
  /** How alike the probabilities of the services are made. */
  temperature: number;
};

/** Of so many alarms the tests see nothing although something is wrong: an incident is never less probable. */
const UNSEEN = 0.1;
/** So many answers are wrong by what no test foresees: they are shared by all alike. */
export const UNFORESEEN = 0.01;

export type Beliefs = { services: readonly number[]; noneOfThese: number; nothingWrong: number };

/**
 * Two questions: whether anything is wrong, by the worst that was seen anywhere (`signs`), and if so, who is to blame,
 * by how the services stand to each other (`scores`). Many services make no incident, and one that is surely to blame
 * if anything is makes none either.
 */
export function beliefsOf(
  { scores, signs, noneOfThese }: { scores: readonly number[]; signs: number; noneOfThese: number },
  { something: limit, temperature }: Calibration,
): Beliefs {
  const something = UNSEEN + (1 - UNSEEN) * somethingOf(signs, limit);
  const shares = softmax([...scores, noneOfThese], temperature).map(
    (share, _, all) => something * ((1 - UNFORESEEN) * share + UNFORESEEN / all.length),
  );
  return {
    services: shares.slice(0, -1),
    noneOfThese: shares.at(-1) ?? 0,
    nothingWrong: 1 - something,
  };
}

/**
 * How probable an incident is by what was seen. Signs are seldom independent, so each adds less the more there are: it
 * is their logarithm that counts, which about `least` grows as they do.
 */
export function somethingOf(signs: number, { least, temperature }: Calibration["something"]): number {
  const seen = (1 + least) * Math.log((1 + Math.max(0, signs)) / (1 + least));
  return 1 / (1 + Math.exp(-seen / temperature));
}

/** Known before anything is seen, in quiet times as well as in an incident: it says who, not whether. */
const STANDING: ReadonlySet<string> = new Set(["rang", "changed", "outside"]);

/** Whether a test says anything of whether something is wrong. */
export function isSign(test: string): boolean {
  return !STANDING.has(test);
}
