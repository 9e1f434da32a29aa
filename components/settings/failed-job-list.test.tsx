import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

import type { FailedJob } from "@/lib/wire/failed-jobs";

import { FailedJobList } from "./failed-job-list";

const nowMs = Date.parse("2026-01-02T03:00:00Z");
const job = (more: Partial<FailedJob> = {}): FailedJob => ({
  id: "one",
  queue: "investigation-test",
  incidentId: "7d1",
  reason: "no such column",
  tries: 5,
  failedAt: "2026-01-02T02:58:00.000Z",
  ...more,
});

afterEach(cleanup);

describe("jobs that failed", () => {
  it("say why, how often they were tried, and which incident misses them", () => {
    render(<FailedJobList nowMs={nowMs} jobs={[job(), job({ id: "two", incidentId: null, tries: 1 })]} />);
    const [known, unknown] = screen.getAllByRole("listitem");
    if (!known || !unknown) throw new Error("Two jobs are listed.");
    expect(known.textContent).toMatch(/^no such columninvestigation-test · tried 5 times · 2 min ago/);
    expect(within(known).getByRole("link").getAttribute("href")).toBe("/incidents/7d1");
    expect(unknown.textContent).toContain("tried once");
    expect(within(unknown).queryByRole("link")).toBeNull();
  });

  it("are said to be none where there are none", () => {
    const { container } = render(<FailedJobList nowMs={nowMs} jobs={[]} />);
    expect(container.textContent).toBe("None. Every job was done.");
  });
});
