import { describe, expect, it } from "vitest";

import { whenText } from "./when-text";

describe("when something was", () => {
  const now = Date.parse("2026-03-01T12:00:00Z");
  it.each([
    ["2026-03-01T11:58:00Z", "2 min ago"],
    ["2026-02-26T11:58:00Z", "3 d ago"],
    ["2026-02-20T23:59:00Z", "20 Feb"],
    ["2025-12-31T23:59:00Z", "31 Dec 2025"],
  ])("%s is %s", (at, text) => {
    expect(whenText(Date.parse(at), now)).toBe(text);
  });
});
