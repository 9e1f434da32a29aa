import { describe, expect, it } from "vitest";

import { deriveFromStatus } from "./milestones";
import { statuses } from "./vocabulary";

const AT = "2026-11-22T10:00:00.000Z";

describe("that an incident was acknowledged", () => {
  it("is said by a status that somebody has begun to work on it, and by no other", () => {
    const saying = statuses.filter((to) => deriveFromStatus({}, "triage", to, AT, 1).acknowledged);
    expect(saying).toEqual(["investigating", "fixing", "monitoring", "resolved", "reviewing", "closed"]);
  });

  it("is not said again later", () => {
    expect(deriveFromStatus({}, "investigating", "fixing", AT, 2).acknowledged).toBeUndefined();
  });
});
