import { expect, it } from "vitest";

import { withAftermath } from "./aftermath";
import { measure } from "./measure/measure";
import { onsetIn } from "./onset";
import { madeInput, START_US, wavering } from "./testing/made-input";

const MINUTE_US = 60_000_000;

/** Minutes in which an earlier incident is over, where it was said to be from 10 to 14 and troubled from 10 to `last`. */
function overFrom(last: number): number {
  const exclude = [{ fromUs: START_US + 10 * MINUTE_US, toUs: START_US + 14 * MINUTE_US }];
  const usual = wavering(20);
  const input = madeInput(
    ["a", "b", "c"].map((service) => ({
      service,
      metric: "cpu",
      at: (minute) => usual(minute) * (minute >= 10 && minute <= last ? 5 : 1),
    })),
    [],
    { exclude },
  );
  const [earlier] = withAftermath(input, onsetIn(measure(input), input).untilAlarm).exclude;
  return ((earlier?.toUs ?? 0) - START_US) / MINUTE_US;
}

it("takes an earlier incident for over when its trouble is", () => {
  expect(overFrom(13)).toBe(14);
  expect(overFrom(15)).toBe(16);
});

it("lets it last no more than as long again", () => {
  expect(overFrom(40)).toBeLessThanOrEqual(20);
});

it("leaves what has no earlier incident as it is", () => {
  const input = madeInput([{ service: "a", metric: "cpu", at: wavering(20) }]);
  expect(withAftermath(input, onsetIn(measure(input), input).untilAlarm)).toBe(input);
});
