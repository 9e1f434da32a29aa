import { quantile } from "../../log/spread";
import type { CaseLine } from "../case-line";
import { type Accuracy, accuracyOf } from "./accuracy";
import { type Blame, blamedChange, blameOf } from "./blame";
import { type Calibration, calibrationOf } from "./calibration";
import { NO_CULPRIT, type Truth } from "./truth";

export type ScoredCase = {
  set: string;
  line: CaseLine;
  /** Fault-free windows cut from its recording. */
  quiet: readonly CaseLine[];
  truth: Truth;
};

/** What was said of windows in which nothing was wrong. */
export type Quiet = {
  windows: number;
  /** Share in which "nothing wrong" was more probable than any service's fault. */
  nothingWrongFirst: number;
  /** Share in which a change was blamed, of the windows before which anything was changed. */
  falseBlame: number;
  withChanges: number;
};

/** Of the cases whose first service is right and whose answer says what kind of fault it was: how many kinds are right. */
export type KindAccuracy = { right: number; of: number };

export type SetScore = {
  set: string;
  services: Accuracy;
  /** The same ranking, of the services that were changed only; null where a change has another name than its service's. */
  amongChanged: Accuracy | null;
  /** By the probabilities of the changes; null where no culprit is known. */
  changes: Accuracy | null;
  blame: Blame | null;
  quiet: Quiet | null;
  calibration: Calibration;
  kinds: KindAccuracy;
  medianAnalysisMs: number;
};

export type Score = {
  sets: readonly SetScore[];
  overall: {
    calibration: Calibration;
    blame: Blame | null;
    quiet: Quiet | null;
    kinds: KindAccuracy;
    medianAnalysisMs: number;
  };
};

/** Compares lines with answers. Names are compared as they are given. */
export function scoreOf(cases: readonly ScoredCase[]): Score {
  const sets = [...new Set(cases.map(({ set }) => set))].sort();
  return {
    sets: sets.map((set) =>
      scoreOfSet(
        set,
        cases.filter((own) => own.set === set),
      ),
    ),
    overall: together(cases),
  };
}

function scoreOfSet(set: string, cases: readonly ScoredCase[]): SetScore {
  const services = cases.map(({ line, truth }) => ({ ranked: namesOf(line), right: truth.services }));
  const among = cases.flatMap(({ line, truth }) => {
    const changed = new Set(line.changes.map(({ change }) => change));
    const ranked = namesOf(line).filter((service) => changed.has(service));
    return ranked.length === 0 || ranked.length < changed.size ? [] : [{ ranked, right: truth.services }];
  });
  const culprits = cases.flatMap(({ line, truth }) =>
    truth.change === null || truth.change === NO_CULPRIT
      ? []
      : [{ ranked: line.changes.map(({ change }) => change), right: [truth.change] }],
  );
  return {
    set,
    services: accuracyOf(services),
    amongChanged: among.length === cases.length ? accuracyOf(among) : null,
    changes: culprits.length === 0 ? null : accuracyOf(culprits),
    ...together(cases),
  };
}

function together(cases: readonly ScoredCase[]): Score["overall"] {
  const blamed = cases.flatMap(({ line, truth }) =>
    truth.change === null ? [] : [{ blamed: blamedChange(line), culprit: truth.change }],
  );
  return {
    calibration: calibrationOf(
      cases.flatMap(({ line: { ranked }, truth }) => {
        const [first] = ranked;
        return first === undefined
          ? []
          : [{ probability: first.probability, isRight: truth.services.includes(first.service) }];
      }),
    ),
    blame: blamed.length === 0 ? null : blameOf(blamed),
    quiet: quietOf(cases.flatMap(({ quiet }) => quiet)),
    kinds: kindsOfFirst(cases),
    medianAnalysisMs: quantile(
      cases.map(({ line }) => line.analysisMs),
      0.5,
    ),
  };
}

function kindsOfFirst(cases: readonly ScoredCase[]): KindAccuracy {
  const told = cases.flatMap(({ line: { ranked }, truth: { services, kinds } }) => {
    const [first] = ranked;
    return first !== undefined && kinds !== null && services.includes(first.service)
      ? [kinds.includes(first.kind)]
      : [];
  });
  return { right: told.filter((isRight) => isRight).length, of: told.length };
}

function quietOf(lines: readonly CaseLine[]): Quiet | null {
  if (lines.length === 0) return null;
  const first = lines.filter(({ nothingWrong, ranked }) => nothingWrong > (ranked[0]?.probability ?? 0));
  const changed = lines.filter(({ changes }) => changes.length > 0);
  return {
    windows: lines.length,
    nothingWrongFirst: first.length / lines.length,
    withChanges: changed.length,
    falseBlame: changed.filter((line) => blamedChange(line) !== NO_CULPRIT).length / changed.length,
  };
}

function namesOf({ ranked }: CaseLine): string[] {
  return ranked.map(({ service }) => service);
}
