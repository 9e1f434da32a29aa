import { describe, expect, it } from "vitest";

import { sceneOf } from "../scene";
import { madeInput } from "../testing/made-input";
import { standing } from "./standing";

function testsOf(service: string, entryService: string | null = null): string[] {
  const input = madeInput([{ service, metric: "cpu-pct", at: () => 1 }]);
  const alarm = { ...input.alarm, service };
  return standing(sceneOf({ ...input, alarm, entryService })).map(({ test }) => test);
}

describe("what is known of a service before any telemetry", () => {
  it.each(["shop.example.com", "orders.internal.example.com/remote", "web client", "Mail/AWS::Mail"])(
    "sees %s from outside only",
    (service) => expect(testsOf(service)).toContain("outside"),
  );

  it.each([
    "checkout",
    "orders/AWS::Mail::Table",
    "https://queue.example.com/orders",
    "sql@db.example.com/SQL",
  ])("takes %s for ours", (service) => expect(testsOf(service)).not.toContain("outside"));

  it("heeds where an alarm rang, but not at the entry, where everything is felt", () => {
    expect(testsOf("checkout")).toEqual(["rang"]);
    expect(testsOf("front", "front")).toEqual([]);
  });
});
