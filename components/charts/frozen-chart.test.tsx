import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";

import { frozenChart } from "@/lib/timeline/frozen";
import { zoneOf } from "@/lib/timeline/zone";
import { frozenPool } from "@/test/every-event";

import { FrozenChart } from "./frozen-chart";
import { linePath } from "./line-path";

afterEach(cleanup);

it("says what it shows and from when, and leads to the same window of the explorer", () => {
  render(
    <FrozenChart frozen={frozenChart.parse(frozenPool)} title="Pool" zone={zoneOf("UTC")} incident={7} />,
  );
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
    "Pool, 13:00:00 to 13:03:00: checkout · pool.wait · node-1 1 ms to 900 ms",
  );
  expect(screen.getByRole("link").getAttribute("href")).toBe(
    "/evidence?incident=7&from=2026-11-22T13:00:00.000Z&to=2026-11-22T13:03:00.000Z&series=00000000000000aa",
  );
});

it("interrupts a line where a value is missing, and draws one alone as a dot", () => {
  const place = { x: (atMs: number) => atMs, y: (value: number) => value };
  const times = [0, 1, 2, 3, 4];
  expect(linePath({ times, values: [5, 6, null, 7, null] }, place)).toBe("M0.0 5.0L1.0 6.0M3.0 7.0h0");
});
