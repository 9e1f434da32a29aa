import { expect, it } from "vitest";

import { sceneOf } from "../scene";
import { madeInput, wavering } from "../testing/made-input";
import { resources } from "./resources";

const cpu = (factorOf: (service: string) => number) =>
  resources(
    sceneOf(
      madeInput(
        ["a", "b", "c", "d", "e", "f"].map((service, phase) => ({
          service,
          metric: "cpu",
          at: wavering(40, factorOf(service), phase),
        })),
      ),
    ),
  ).toSorted((one, other) => other.strength - one.strength);

it("names the service whose processor is busier than all others' become", () => {
  const [first, second] = cpu((service) => (service === "c" ? 4 : 1.3));
  expect(first).toMatchObject({ test: "cpu", service: "c", kind: "cpu" });
  expect(first?.strength).toBeGreaterThan(4 * (second?.strength ?? 0));
});

it("names nobody where all become busier alike", () => {
  for (const { strength } of cpu(() => 3)) expect(strength).toBeLessThan(0.7);
});
