import { describe, expect, it } from "vitest";

import { readRetryAfter } from "./retry";

const NOW = new Date("2026-01-01T12:00:00Z");

describe("readRetryAfter", () => {
  it.each([
    [null, null],
    ["", null],
    ["soon", null],
    ["0", 0],
    [" 7 ", 7_000],
    ["Thu, 01 Jan 2026 12:00:30 GMT", 30_000],
    ["Thu, 01 Jan 2026 11:00:00 GMT", 0],
  ])("reads %j as %j ms", (header, ms) => {
    expect(readRetryAfter(header, NOW)).toBe(ms);
  });
});
