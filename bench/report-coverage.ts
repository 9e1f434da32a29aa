/** `npm run bench:report-coverage -- --json [--shape NAME]`: in how many simulated histories intervals hold the truth. See bench/README.md. */
import { coverageOfChange, coverageOfQuantile, shapeNames } from "@/test/simulated-histories";

const HISTORIES = 2_000;
const say = (line: string) => process.stderr.write(`${line}\n`);

const at = process.argv.indexOf("--shape");
const shapes = shapeNames.filter((shape) => at < 0 || shape === process.argv[at + 1]);

const quantiles = shapes.flatMap((shape) =>
  ([0.5, 0.9] as const).flatMap((p) =>
    [6, 10, 30, 36, 100, 1_000].map((n) => {
      const covered = coverageOfQuantile({ shape, p, n, histories: HISTORIES, seed: 1 });
      say(`${shape}, quantile ${p} of ${n}: ${Number.isNaN(covered) ? "refused" : covered}`);
      return { shape, p, n, covered: Number.isNaN(covered) ? null : covered };
    }),
  ),
);

const changes = shapes.flatMap((shape) =>
  ([1, 3] as const).flatMap((factor) =>
    (
      [
        [15, 15],
        [16, 16],
        [15, 30],
        [30, 15],
        [30, 30],
        [100, 30],
        [100, 100],
        [1_000, 1_000],
      ] as const
    ).map(([n, nBefore]) => {
      const covered = coverageOfChange({ shape, factor, n, nBefore, histories: HISTORIES, seed: 1 });
      say(`${shape}, medians of ${n} and ${nBefore}, ${factor} times as long before: ${covered}`);
      return { shape, factor, n, nBefore, covered };
    }),
  ),
);

process.stdout.write(`${JSON.stringify({ histories: HISTORIES, quantiles, changes })}\n`);
