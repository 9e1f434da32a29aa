import type { Accuracy } from "./accuracy";
import type { Blame } from "./blame";
import type { KindAccuracy, Quiet, Score } from "./score";

const HEADS = ["", "cases", "AC@1", "AC@3", "AC@5", "Avg@5", "MRR", "chance", "median ms"];

/** The score as tables to read in a terminal. */
export function scoreText({ sets, overall }: Score): string {
  const rows = sets.flatMap(({ set, services, amongChanged, changes, medianAnalysisMs }) => [
    rowOf(set, services, medianAnalysisMs.toFixed(1)),
    ...(amongChanged ? [rowOf("  among the changed services", amongChanged)] : []),
    ...(changes ? [rowOf("  culprit change, by its probability", changes)] : []),
  ]);
  const said = sets.flatMap(({ set, blame, quiet, calibration, kinds }) => [
    `${set}: calibration error ${share(calibration.ece)}, Brier ${share(calibration.brier)}`,
    ...(kinds.of > 0 ? [`  ${kindsText(kinds)}`] : []),
    ...(blame ? [`  ${blameText(blame)}`] : []),
    ...(quiet ? [`  ${quietText(quiet)}`] : []),
  ]);
  const { calibration, blame, quiet, kinds, medianAnalysisMs } = overall;
  const bins = calibration.bins.map(
    ({ from, to, n, meanProbability, shareRight }) =>
      `  ${share(from)} to ${share(to)}: n ${n}, said ${share(meanProbability)}, right ${share(shareRight)}`,
  );
  return [
    aligned([HEADS, ...rows]),
    "",
    ...said,
    "",
    `over all ${calibration.n} cases: calibration error ${share(calibration.ece)}, Brier ${share(calibration.brier)}, median ${medianAnalysisMs.toFixed(1)} ms`,
    ...bins,
    ...(kinds.of > 0 ? [kindsText(kinds)] : []),
    ...(blame ? [blameText(blame)] : []),
    ...(quiet ? [quietText(quiet)] : []),
    "",
  ].join("\n");
}

function kindsText({ right, of }: KindAccuracy): string {
  return `kind of cause right in ${right} of ${of} whose service is right`;
}

function blameText(blame: Blame): string {
  return `changes: ${blame.right} of ${blame.cases} right, ${blame.innocentBlamed} innocent blamed, ${blame.missed} missed; false blame ${share(blame.falseBlame)} of ${blame.withoutCulprit} without a culprit`;
}

function quietText(quiet: Quiet): string {
  return `fault-free windows: "nothing wrong" first in ${share(quiet.nothingWrongFirst)} of ${quiet.windows}; a change blamed in ${share(quiet.falseBlame)} of ${quiet.withChanges}`;
}

function rowOf(name: string, own: Accuracy, milliseconds = ""): string[] {
  const shares = [own.ac1, own.ac3, own.ac5, own.avg5, own.mrr, own.chance];
  return [name, String(own.cases), ...shares.map(share), milliseconds];
}

function share(value: number): string {
  return Number.isNaN(value) ? "-" : value.toFixed(3);
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  "),
    )
    .join("\n");
}
