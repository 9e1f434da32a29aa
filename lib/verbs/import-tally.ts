import type { ImportFault, ImportReport } from "@/lib/wire/imports";
import type { FieldError } from "@/lib/wire/problem";

/** Most faults, and most doubts, that a report lists. */
const MOST_LISTED = 200;

export type ImportTally = {
  take: (as: "imported" | "already", line: number, doubts: readonly FieldError[]) => void;
  refuse: (line: number, errors: readonly FieldError[]) => void;
  report: () => ImportReport;
};

/** Counts what became of the entries, and keeps the first faults of them. */
export function tallyImport(dryRun: boolean): ImportTally {
  const counts = { imported: 0, already: 0, refused: 0 };
  const faults = firstOf();
  const doubts = firstOf();
  return {
    take(as, line, odd) {
      counts[as] += 1;
      doubts.add(line, odd);
    },
    refuse(line, errors) {
      counts.refused += 1;
      faults.add(line, errors);
    },
    report: () => ({
      dryRun,
      read: counts.imported + counts.already + counts.refused,
      ...counts,
      faults: faults.kept,
      faultsLeftOut: faults.leftOut(),
      doubts: doubts.kept,
      doubtsLeftOut: doubts.leftOut(),
    }),
  };
}

function firstOf() {
  const kept: ImportFault[] = [];
  let leftOut = 0;
  return {
    kept,
    leftOut: () => leftOut,
    add(line: number, errors: readonly FieldError[]) {
      for (const { path, reason } of errors)
        if (kept.length < MOST_LISTED) kept.push({ line, path, reason });
        else leftOut += 1;
    },
  };
}
