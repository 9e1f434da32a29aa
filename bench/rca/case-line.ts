import * as z from "zod";

import type { Judgement } from "@/lib/analysis/judgement";

const US_PER_SECOND = 1_000_000;

/** What the command says of a case, on a line of its own. */
export const caseLine = z.object({
  case: z.string(),
  /** Every service known, most probable first. */
  ranked: z.array(z.object({ service: z.string(), probability: z.number(), kind: z.string() })),
  /** By commit, else by the service that it changes; most probable first. */
  changes: z.array(z.object({ change: z.string(), probability: z.number() })),
  /** The probability that no change is to blame. */
  noChange: z.number(),
  /** The probability that there is no incident. */
  nothingWrong: z.number(),
  /** Seconds since 1970, in the time of the recording. */
  onset: z.number().nullable(),
  /** Reading the files and making the frames. */
  loadMs: z.number(),
  /** From the frames to the judgement. */
  analysisMs: z.number(),
});

export type CaseLine = z.infer<typeof caseLine>;

type Told = {
  case: string;
  /** By id of a change, what it is called outside. */
  called: ReadonlyMap<string, string>;
  /** Times of the frame by times of the recording. */
  timeScale: number;
  loadMs: number;
  analysisMs: number;
};

export function lineOf(judgement: Judgement, told: Told): CaseLine {
  const { services, changes, noChange, nothingWrong, onset } = judgement;
  return {
    case: told.case,
    ranked: services.map(({ service, probability, kind }) => ({ service, probability, kind })),
    changes: byName(changes, told.called),
    noChange,
    nothingWrong,
    onset: onset && onset.atUs / US_PER_SECOND / told.timeScale,
    loadMs: rounded(told.loadMs),
    analysisMs: rounded(told.analysisMs),
  };
}

/** Several changes that are called the same are one: its probability is their sum. */
function byName(changes: Judgement["changes"], called: ReadonlyMap<string, string>): CaseLine["changes"] {
  const sums = new Map<string, number>();
  for (const { change, probability } of changes) {
    const name = called.get(change) ?? change;
    sums.set(name, (sums.get(name) ?? 0) + probability);
  }
  return [...sums]
    .map(([change, probability]) => ({ change, probability }))
    .sort((one, other) => other.probability - one.probability);
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
