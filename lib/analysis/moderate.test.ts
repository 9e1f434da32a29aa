import { expect, it } from "vitest";

import { moderated } from "./moderate";
import { sceneOf } from "./scene";
import { madeInput, wavering } from "./testing/made-input";

/** Processors of six services that waver, one of them by a tenth of that, told of from a minute on. */
function deviationsFrom(minute: number) {
  const series = ["a", "b", "c", "d", "e", "calm"].map((service, phase) => ({
    service,
    metric: "cpu",
    at: (at: number) => {
      if (at < minute) return Number.NaN;
      const usual =
        service === "calm" ? 40 + 0.1 * (wavering(40, 1, phase)(at) - 40) : wavering(40, 1, phase)(at);
      return usual + (at >= 48 && service === "calm" ? 8 : 0);
    },
  }));
  const { deviations } = sceneOf(madeInput(series));
  return { before: deviations, after: moderated(deviations) };
}

it("makes a calm line's straying less, the more so the less is known of it", () => {
  const [short, long] = [deviationsFrom(38), deviationsFrom(0)].map(({ before, after }) => {
    const at = before.findIndex(({ measurement }) => measurement.service === "calm");
    return (after[at]?.excess ?? 0) / (before[at]?.excess ?? 1);
  });
  expect(short).toBeLessThan(0.8 * (long ?? 0));
  expect(long).toBeLessThan(1);
});

it("makes nothing larger", () => {
  const { before, after } = deviationsFrom(20);
  for (const [at, { excess }] of after.entries())
    expect(Math.abs(excess)).toBeLessThanOrEqual(Math.abs(before[at]?.excess ?? 0));
});
