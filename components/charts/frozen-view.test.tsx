import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import type { FrozenEvidence } from "@/lib/timeline/frozen";
import { zoneOf } from "@/lib/timeline/zone";
import { frozenCharge, frozenPool, frozenRefusals } from "@/test/every-event";

import { frozenHeight } from "./frozen-height";
import { FrozenView } from "./frozen-view";
import { linePath } from "@/lib/telemetry/line-path";

it("says what it shows and from when, and leads to the same window of the explorer", () => {
  render(<FrozenView frozen={frozenPool} title="Pool" zone={zoneOf("UTC")} incident={7} />);
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
    "Pool, 13:00:00 to 13:03:00: checkout · pool.wait · node-1 1 ms to 900 ms, usually 1 ms to 4 ms",
  );
  expect(screen.getByRole("link").getAttribute("href")).toBe(
    "/evidence?incident=7&from=2026-11-22T13:00:00.000Z&to=2026-11-22T13:03:00.000Z&series=00000000000000aa",
  );
});

const view = (frozen: FrozenEvidence) =>
  render(<FrozenView frozen={frozen} title="Payments" zone={zoneOf("UTC")} incident={7} />);
const href = () => screen.getByRole("link").getAttribute("href");

it("draws what was usual, and says what its band is", () => {
  const { container } = render(
    <FrozenView frozen={frozenPool} title="Pool" zone={zoneOf("UTC")} incident={7} />,
  );
  expect(container.querySelectorAll("rect")).toHaveLength(1);
  expect(screen.getByText(/The band is the usual/)).toBeTruthy();
});

it("keeps no more place for a change than it needs", () => {
  const figures = { title: "Sort prices", kind: "commit", at: frozenPool.from, files: [] };
  const height = (more: object) =>
    frozenHeight({ ...frozenPool, result: { kind: "figures", figures: { ...figures, ...more } } });
  expect(height({})).toBe(44);
  expect(height({ files: ["a.ts"], line: "sort()" })).toBe(94);
});

it("says how many log lines came when, and shows some of them", () => {
  view(frozenRefusals);
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
    "Payments, 13:00:00 to 13:03:00: Error of payments, 12 lines, none in the window before, first 13:00:59, last 13:01:40, at most 11 in 60 s, not recorded throughout",
  );
  expect(screen.getAllByText("the card of Bo was refused").length).toBeGreaterThan(0);
  expect(href()).toContain("tab=logs&service=payments&pattern=00000000000000bb@payments");
});

it("draws a trace as a waterfall, in which failed spans say so", () => {
  view(frozenCharge);
  const lines = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(lines).toEqual([
    "checkout POST /checkout1 s",
    "Failed: payments Charge200 ms",
    "payments Refund500 ms",
  ]);
  expect(screen.getByText(/4 spans/).textContent).toBe("4 spans, 1 failed, 3 kept");
  expect(href()).toContain(`tab=traces&trace=${"f".repeat(32)}`);
});

it("draws the spans of a long trace that tell most, until all are wanted", () => {
  const [root, , last] = frozenCharge.result.spans;
  if (!root || !last) throw new Error("three spans");
  const many = Array.from({ length: 30 }, (_, index) => ({ ...last, spanId: `${index}`.padStart(16, "0") }));
  view({ ...frozenCharge, result: { ...frozenCharge.result, spanCount: 31, spans: [root, ...many] } });
  expect(screen.getAllByRole("listitem")).toHaveLength(12);
  fireEvent.click(screen.getByRole("button", { name: "All 31 spans" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(31);
});

it("shows any other figures as they are", () => {
  view({ ...frozenPool, result: { kind: "figures", figures: { onset: [1, null] } } });
  expect(screen.getByText(/"onset"/)).toBeTruthy();
});

it("interrupts a line where a value is missing, and draws one alone as a dot", () => {
  const place = { x: (atMs: number) => atMs, y: (value: number) => value };
  const times = [0, 1, 2, 3, 4];
  expect(linePath({ times, values: [5, 6, null, 7, null] }, place)).toBe("M0.0 5.0L1.0 6.0M3.0 7.0h0");
});
