import { expect, it } from "vitest";

import { isSessionOf } from "./after-people";

const own = { pid: 4242, ppid: 4200 };

it.each([
  ["that it leads", "4242 (node) S 4200 4242 4242 0 -1", true],
  ["that who keeps it leads, whatever its name", "4242 (a) S 9 9) b) R 4200 4200 4200 0 -1", true],
  ["that is another's", "4242 (node) S 4200 4242 77 0 -1", false],
  ["that somebody sits at", "4242 (node) S 4200 4242 4200 34816 4242", false],
])("tells a session %s", (_, stat, isOwn) => {
  expect(isSessionOf(own, stat)).toBe(isOwn);
});
