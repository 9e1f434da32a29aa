import { expect, it } from "vitest";

import { kindsOf } from "./fault-kinds";

it.each([
  ["cpu_contention", ["cpu"]],
  ["memory leak", ["memory"]],
  ["container packet loss 100%", ["network", "edge"]],
  ["network/response delay", ["network", "edge"]],
  ["bad-configuration", ["configuration", "change"]],
  ["exception", ["code", "change"]],
  ["container pause", null],
  [null, null],
])("takes %s for %j", (name, kinds) => {
  expect(kindsOf(name)).toEqual(kinds);
});
