import { describe, expect, it } from "vitest";

import type { FrameSeries } from "@/lib/telemetry/frame";

import type { AnalysisInput } from "./analysis-input";
import { blindSpotsOf, blindSpotText } from "./blind-spots";
import { sceneOf } from "./scene";
import { silenced } from "./testing/changed-frame";
import { madeSystem } from "./testing/made-system";
import { FAULT_CELL } from "./testing/made-tree";

const SHOP = { names: ["front", "cart", "store", "mail"], callers: [0, 0, 1, 0], phase: 0.3 };
const broken = madeSystem({ ...SHOP, fault: { kind: "latency", at: 1 } });

const textsOf = (input: AnalysisInput, service: string) =>
  blindSpotsOf(sceneOf(input))
    .of(service)
    .map(({ text }) => text);

function without(signal: "series" | "spans" | "logs", service: string): AnalysisInput {
  const { coverage } = broken.frame;
  const services = coverage.services.map((one) => (one.service === service ? { ...one, [signal]: 0 } : one));
  return { ...broken, frame: { ...broken.frame, coverage: { ...coverage, services } } };
}

/** The store's metrics come from three pods, of which so many say nothing once the trouble has begun. */
function withSilentPods(silent: number): AnalysisInput {
  const series = broken.frame.series.flatMap((one) =>
    one.service === "store" ? [0, 1, 2].map((pod) => ofPod(one, pod, pod < silent)) : [one],
  );
  return { ...broken, frame: { ...broken.frame, series } };
}

function ofPod(series: FrameSeries, pod: number, isSilent: boolean): FrameSeries {
  const values = series.values.map((value, cell) =>
    isSilent && cell >= FAULT_CELL - 2 ? Number.NaN : value,
  );
  return { ...series, id: `${series.id} ${pod}`, attributes: { "k8s.pod.name": `store-${pod}` }, values };
}

const isNotMail = ({ service }: { service: string }) => service !== "mail";

describe("what could not be looked at", () => {
  it("is nothing where everybody sends everything", () => {
    const spots = blindSpotsOf(sceneOf(broken));
    for (const service of SHOP.names) expect([spots.of(service), spots.shareOf(service)]).toEqual([[], 0]);
    expect(spots.everywhere).toEqual([]);
  });

  it("is a signal that the others send", () => {
    expect(textsOf(without("spans", "store"), "store")).toEqual(["no traces of store in the window"]);
    expect(textsOf(without("spans", "store"), "cart")).toEqual([]);
    expect(blindSpotsOf(sceneOf(without("logs", "store"))).shareOf("store")).toBeCloseTo(1 / 3);
  });

  it("is all of a service of which nothing was sent", () => {
    const input = silenced(broken, "cart");
    expect(textsOf(input, "cart")).toEqual(["no telemetry of cart in the window"]);
    expect(blindSpotsOf(sceneOf(input)).shareOf("cart")).toBe(1);
  });

  it("is not what nobody sends, but that is said once", () => {
    const services = broken.frame.coverage.services.map((one) => ({ ...one, logs: 0 }));
    const input = { ...broken, frame: { ...broken.frame, coverage: { ...broken.frame.coverage, services } } };
    expect(textsOf(input, "store")).toEqual([]);
    expect(blindSpotsOf(sceneOf(input)).everywhere.map(({ text }) => text)).toEqual([
      "no logs in the window",
    ]);
  });

  it("is instances that fell silent", () => {
    expect(textsOf(withSilentPods(0), "store")).toEqual([]);
    expect(textsOf(withSilentPods(2), "store")).toEqual([
      "2 of 3 instances of store have no metrics since the trouble began",
    ]);
  });

  it("is the past of a service that was not there", () => {
    const series = broken.frame.series.map((one) =>
      one.service === "mail"
        ? { ...one, values: one.values.map((value, cell) => (cell < 50 ? Number.NaN : value)) }
        : one,
    );
    const { services, operations, edges, logs } = broken.frame;
    const frame = {
      ...broken.frame,
      series,
      services: services.filter(isNotMail),
      operations: operations.filter(isNotMail),
      edges: edges.filter(({ callee }) => callee !== "mail"),
      logs: logs.filter(isNotMail),
    };
    expect(textsOf({ ...broken, frame }, "mail")).toEqual(["nothing is known of mail before the trouble"]);
  });

  it("is told of a test by the signal that it rests on", () => {
    const spots = blindSpotsOf(sceneOf(without("spans", "store"))).of("store");
    const text = "no traces of store in the window";
    expect(blindSpotText(spots, [{ type: "operation", service: "store", operation: "GET /" }])).toBe(text);
    expect(blindSpotText(spots, [{ type: "series", id: "1" }])).toBe("");
    expect(blindSpotText(spots, [])).toBe(text);
  });
});
