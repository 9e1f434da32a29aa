import { describe, expect, it } from "vitest";

import { allButFirst, allowedProcessors } from "./leave-processor";

it("reads which processors a process may run on", () => {
  const status = "Name:\tnode\nCpus_allowed:\tf\nCpus_allowed_list:\t0-3,8\nMems_allowed_list:\t0\n";
  expect(allowedProcessors(status)).toBe("0-3,8");
  expect(allowedProcessors("Name:\tnode\n")).toBe("");
});

describe("leaving one processor", () => {
  it.each([
    ["0-1", "1"],
    ["0-3", "1-3"],
    ["2-3,8,10-11", "3,8,10-11"],
    ["1,3-5", "3-5"],
    ["0", ""],
    ["", ""],
  ])("of %j keeps %j", (list, rest) => {
    expect(allButFirst(list)).toBe(rest);
  });
});
