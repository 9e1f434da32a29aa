import { describe, expect, it } from "vitest";

import { sceneOf } from "../scene";
import { type MadeSeries, madeInput, wavering } from "../testing/made-input";
import { madeSystem } from "../testing/made-system";
import { rateApart } from "./rate-apart";

const SERVICES = ["a", "b", "c", "d", "e", "f"];

/** Requests of six services, of which all change by a factor, and some by another besides. */
function requests(factor: number, own: Readonly<Record<string, number>> = {}, level = 200): MadeSeries[] {
  return SERVICES.map((service, phase) => ({
    service,
    metric: "requests",
    at: wavering(level, factor * (own[service] ?? 1), phase),
  }));
}

const seenIn = (series: readonly MadeSeries[]) =>
  rateApart(sceneOf(madeInput(series))).toSorted((one, other) => other.strength - one.strength);

describe("requests apart from all others'", () => {
  it("names who is asked for less while others are not, and who is asked for more", () => {
    expect(seenIn(requests(1, { d: 0.2 }))[0]).toMatchObject({ service: "d", kind: "code" });
    expect(seenIn(requests(0.5, { b: 3 }))[0]).toMatchObject({ service: "b", kind: "traffic" });
  });

  it("does not call a load what is only somewhat more", () => {
    const named = seenIn(requests(1, { b: 1.3 })).find(({ service }) => service === "b");
    expect(named?.kind ?? null).toBeNull();
  });

  it("makes little of what all have in common", () => {
    for (const { strength } of seenIn(requests(0.2))) expect(strength).toBeLessThan(0.3);
  });

  it("makes little of a few requests more or less where few are counted", () => {
    const few = SERVICES.map((service, phase) => ({
      service,
      metric: "requests",
      at: (minute: number) =>
        2 + ((minute * (phase + 1)) % 7 < 3 ? 1 : 0) + (minute === 55 && phase === 2 ? 2 : 0),
    }));
    for (const { strength } of seenIn(few)) expect(strength).toBeLessThan(0.3);
  });

  it("tells by spans who is asked for more", () => {
    const system = { names: SERVICES, callers: [0, 0, 1, 1, 2], phase: 0 };
    const [first] = rateApart(sceneOf(madeSystem({ ...system, fault: { kind: "traffic", at: 4 } })));
    expect(first).toMatchObject({ test: "more-traffic", service: "e", kind: "traffic" });
  });
});
