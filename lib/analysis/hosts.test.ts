import { describe, expect, it } from "vitest";

import { analyse } from "./analyse";
import { strayHosts } from "./hosts";
import { sceneOf } from "./scene";
import { madeInput, type MadeSeries, wavering } from "./testing/made-input";

const CALLS = [
  ["front", "cart"],
  ["front", "search"],
  ["cart", "store"],
] as const;

/** The processor and the latency of a service's instance on a host. */
function on(host: string, service: string, factor: number, phase: number): MadeSeries[] {
  const attributes = { "host.name": host, "k8s.pod.name": `${service}-${host}` };
  return [
    { service, metric: "cpu-pct", at: wavering(20, factor, phase), attributes },
    { service, metric: "latency-p99", at: wavering(0.1, factor, phase + 1), attributes },
  ];
}

const node = (host: string, factor: number): MadeSeries => ({
  service: "",
  metric: "system.cpu.utilization-pct",
  at: wavering(30, factor, host.length),
  attributes: { "host.name": host },
});

/** Cart, search and store on two hosts, so many times as slow on each as usual. */
function shop(here: readonly number[], there: readonly number[], host = 1): MadeSeries[] {
  const services = ["cart", "search", "store"];
  return [
    ...services.flatMap((service, at) => on("host-a", service, here[at] ?? 1, at)),
    ...services.flatMap((service, at) => on("host-b", service, there[at] ?? 1, at + 7)),
    node("host-a", host),
    node("host-b", 1),
  ];
}

const hostsIn = (series: readonly MadeSeries[]) => strayHosts(sceneOf(madeInput(series, CALLS)));

describe("hosts", () => {
  it("are suspected where their services stray together, and theirs elsewhere do not", () => {
    const [found, ...more] = hostsIn(shop([5, 5, 5], [1, 1, 1], 3));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ host: "host-a", services: ["cart", "search", "store"] });
    expect(found?.evidence.map(({ test }) => test)).toEqual(["host-share", "host"]);
    expect(found?.evidence[1]?.sources).toHaveLength(1);
    expect(found?.evidence[0]?.reason).toContain("3 of the 3 services of host-a");
  });

  it("are believed in more where they say so themselves", () => {
    const [silent] = hostsIn(shop([5, 5, 5], [1, 1, 1]));
    const [telling] = hostsIn(shop([5, 5, 5], [1, 1, 1], 3));
    expect(telling?.share).toBeGreaterThan(silent?.share ?? 1);
  });

  it("are not suspected for one service, nor for services that stray everywhere, nor for a few of many", () => {
    expect(hostsIn(shop([5, 1, 1], [1, 1, 1]))).toEqual([]);
    expect(hostsIn(shop([5, 5, 5], [5, 5, 5]))).toEqual([]);
    expect(hostsIn([...shop([5, 5, 1], [1, 1, 1]), ...quietOnes()])).toEqual([]);
  });

  it("take the belief in their services, whose ranking stays, and no more than there is", () => {
    const judgement = analyse(madeInput(shop([5, 5, 5], [1, 1, 1], 3), CALLS));
    const [first] = judgement.hypotheses;
    expect(first).toMatchObject({ kind: "node", component: "host-a", alongside: null });
    expect(judgement.services.map(({ service }) => service)).not.toContain("host-a");
    expect(judgement.hypotheses.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    expect(judgement.hypotheses.some(({ alongside }) => alongside !== null)).toBe(false);
  });
});

/** Three more that run on both hosts and are as usual on both. */
function quietOnes(): MadeSeries[] {
  const services = ["mail", "pay", "ship"];
  return [
    ...services.flatMap((service, at) => on("host-a", service, 1, at + 3)),
    ...services.flatMap((service, at) => on("host-b", service, 1, at + 11)),
  ];
}
