import { expect, it } from "vitest";

import { createStatusLine } from "./status-line";

const noon = Date.UTC(2026, 2, 1, 12);

it("says every ten seconds what was sent since, and at the end what was sent in all", () => {
  const said: string[] = [];
  let nowMs = 0;
  const status = createStatusLine({ now: () => nowMs, say: (line) => void said.push(line) });
  status.report({ spans: 2, points: 3, logs: 1, failures: [] }, noon);
  expect(said).toEqual([]);
  nowMs = 10_000;
  status.report({ spans: 1, points: 0, logs: 0, failures: ["refused"] }, noon + 10_000);
  status.report({ spans: 4, points: 0, logs: 0, failures: [] }, noon + 20_000);
  status.end(noon + 20_000);
  expect(said).toEqual([
    "Up to 12:00:10 UTC: sent 3 spans, 3 points, 1 log records",
    "  1 requests failed, the last: refused",
    "Ended at 12:00:20 UTC of its time. In all: sent 7 spans, 3 points, 1 log records; 1 requests failed",
  ]);
});
