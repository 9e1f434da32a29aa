import { expect, it } from "vitest";

import { createRowVersions } from "./minute-versions";

const MINUTE_US = 60_000_000;
const at = (minute: number) => minute * MINUTE_US;
const WINDOW = { fromUs: at(10), toUs: at(14) };

/** The minutes of the window that differ. */
function changedBy(change: (versions: ReturnType<typeof createRowVersions>) => void) {
  const versions = createRowVersions(1_000);
  versions.added("spans", Float64Array.of(at(11)));
  const before = versions.of(WINDOW);
  change(versions);
  const after = versions.of(WINDOW);
  const changed = (table: "points" | "spans" | "logs") =>
    Array.from(after[table].keys()).filter((minute) => after[table][minute] !== before[table][minute]);
  return { points: changed("points"), spans: changed("spans"), logs: changed("logs") };
}

it("is the same while nothing comes", () => {
  expect(changedBy(() => undefined)).toEqual({ points: [], spans: [], logs: [] });
});

it("changes with rows of the minute, late ones too, and of the table", () => {
  const times = Float64Array.of(at(13), at(11), at(12) - 1, at(14), at(10) - 1);
  expect(changedBy(({ added }) => added("spans", times))).toEqual({ points: [], spans: [1, 3], logs: [] });
});

it("changes of all minutes that rows may have gone from, more than once", () => {
  const changed = { points: [0, 1], spans: [0, 1], logs: [0, 1] };
  expect(changedBy(({ droppedBefore }) => droppedBefore(at(11) + 1))).toEqual(changed);
  expect(
    changedBy(({ added, droppedBefore }) => {
      droppedBefore(at(10));
      added("logs", Float64Array.of(at(13)));
      droppedBefore(at(11) + 1);
    }),
  ).toEqual({ ...changed, logs: [0, 1, 3] });
});

it("is of another owner never the same", () => {
  const one = createRowVersions(1_000).of(WINDOW);
  expect(createRowVersions(2_000).of(WINDOW).spans).not.toEqual(one.spans);
});

it("changes of all minutes where too many are told apart", () => {
  const many = Float64Array.from({ length: 60_000 }, (_, minute) => at(minute + 100));
  expect(changedBy(({ added }) => added("logs", many))).toEqual({
    points: [0, 1, 2, 3],
    spans: [0, 1, 2, 3],
    logs: [0, 1, 2, 3],
  });
});
