import { describe, expect, it } from "vitest";

import { buildFrame } from "@/lib/telemetry/build-frame";
import type { Frame } from "@/lib/telemetry/frame";
import { noPoints, noSpans } from "@/lib/telemetry/no-signals";

import { START_US } from "../testing/made-input";
import { lineFamilies } from "./line-families";

function frameOf(lines: readonly string[]): Frame {
  const texts = ["shop", ""];
  return buildFrame({
    fromUs: START_US,
    toUs: START_US + 60_000_000,
    points: noPoints,
    spans: noSpans,
    logs: {
      texts,
      timeUs: Float64Array.from(lines, (_, at) => START_US + at),
      service: Uint32Array.from(lines, () => 0),
      severity: Uint8Array.from(lines, () => 9),
      body: [...lines],
      traceId: lines.map(() => ""),
      spanId: lines.map(() => ""),
      attributes: lines.map(() => ({})),
    },
    calls: [],
    gaps: [],
  });
}

describe("lineFamilies", () => {
  it("keeps together what only differs in what was asked", () => {
    const others = ["INFO order placed", "INFO mail sent", "INFO cart is empty now"];
    const frame = frameOf([
      ...others,
      "INFO find seats from=1 to=Nanjing",
      "INFO find seats from=2 to=Shanghai by train",
    ]);
    const apart = frameOf([...others, "INFO find seats from=Wuxi to=Suzhou"]);
    const families = lineFamilies(frame, apart);
    expect(families).toHaveLength(4);
    expect(families.map(({ patterns }) => patterns.length)).toContain(2);
  });

  it("tells apart what says different things", () => {
    const families = lineFamilies(frameOf(["INFO contact found", "INFO no such contact"]), null);
    expect(families).toHaveLength(2);
  });

  it("has what only the reference has", () => {
    const families = lineFamilies(frameOf(["INFO order placed"]), frameOf(["INFO mail was sent to 1"]));
    expect(families.map(({ patterns, apart }) => `${patterns.length} ${apart.length}`).toSorted()).toEqual([
      "0 1",
      "1 0",
    ]);
  });

  it("joins what one window wrote more generally", () => {
    const general = frameOf(["INFO train of type 1", "INFO train of type 2"]);
    const families = lineFamilies(general, frameOf(["INFO train of type express"]));
    expect(families).toHaveLength(1);
  });
});
