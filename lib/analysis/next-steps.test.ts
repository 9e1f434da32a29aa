import { expect, it } from "vitest";

import type { CauseKind } from "./judgement";
import { nextTestOf } from "./next-steps";

const OF_COMPONENTS: readonly CauseKind[] = [
  "change",
  "cpu",
  "memory",
  "disk",
  "network",
  "pool",
  "dependency",
  "code",
  "traffic",
  "node",
  "edge",
  "configuration",
  "third_party",
];
const KINDS: readonly CauseKind[] = [...OF_COMPONENTS, "monitoring", "nothing_wrong", "none_of_these"];

it("says another thing for each kind, in whole sentences", () => {
  const steps = KINDS.map((kind) => nextTestOf(kind, "cart"));
  expect(new Set(steps).size).toBe(KINDS.length);
  expect(steps.every((step) => /^[A-Z].*\.$/u.test(step))).toBe(true);
});

it.each(OF_COMPONENTS)("names what to look at, for %s", (kind) => {
  expect(nextTestOf(kind, "cart")).toContain("cart");
  expect(nextTestOf(kind, null)).toContain("the system");
});
