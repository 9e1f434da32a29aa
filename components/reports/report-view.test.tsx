import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

import type { Report } from "@/lib/wire/report";
import { emptyReport, sampleReport } from "@/test/sample-report";
import { RouterStage } from "@/test/router-stage";

import { DrillPanel } from "./drill-panel";
import { ExecutivePage } from "./executive-page";
import { ReportView } from "./report-view";

afterEach(cleanup);

const show = (report: Report, open = true) =>
  render(
    <RouterStage>
      <ReportView report={report} drilling={open ? report : null} />
    </RouterStage>,
  );
const hrefOf = (name: string | RegExp) => screen.getByRole("link", { name }).getAttribute("href") ?? "";

describe("a report on the screen", () => {
  it("says in words how each median moved, and where nothing can be said", () => {
    show(sampleReport);
    for (const words of ["3 min 10 s shorter", "No detectable change", "20 min 40 s longer", "Not compared"])
      expect(screen.getAllByText(words).length).toBeGreaterThan(0);
  });

  it("leads from each number to what is behind it", () => {
    show(sampleReport);
    expect(hrefOf("48 incidents")).toContain("open=incidents");
    expect(hrefOf(/median time to detect/)).toContain("open=detect&measure=detect&state=recorded");
    expect(hrefOf(/5 follow-ups overdue/)).toContain("followUp=overdue");
    expect(hrefOf("3 drills")).toContain("leftOut=drill");
  });

  it("has the table of each chart for those who listen, without a focus nobody sees, and as links by choice", () => {
    show(sampleReport);
    const table = screen.getByRole("table", { name: "Incidents by severity over time" });
    expect(within(table).getAllByRole("row")).toHaveLength(sampleReport.buckets.length + 1);
    expect(within(table).queryAllByRole("link")).toHaveLength(0);
    fireEvent.click(screen.getByRole("button", { name: "Table of Incidents by severity" }));
    const chosen = screen.getByRole("table", { name: "Incidents by severity over time" });
    const [first] = within(chosen).getAllByRole("link");
    expect(first?.getAttribute("href")).toMatch(/bucket=2026-08-31&ofSeverity=SEV\d/);
  });

  it("leads nowhere for somebody who only has its link", () => {
    show(sampleReport, false);
    show(emptyReport, false);
    expect(screen.queryAllByRole("link")).toHaveLength(0);
  });

  it("teaches what to do where there is nothing, and never calls a made-up history one's own", () => {
    show({ ...emptyReport, population: "generated" });
    expect(screen.getByText("No incident in this period")).toBeDefined();
    expect(screen.getByText(/Generated history: not your data/)).toBeDefined();
  });
});

it("has on paper every number of the headline, and what each means", () => {
  render(<ExecutivePage report={sampleReport} />);
  const text = document.body.textContent;
  for (const words of ["48 incidents", "4 min (2 min 48 s to 6 min)", "31", "21 of 34", "Time to resolve."])
    expect(text).toContain(words);
});

it("shows behind a number its meaning, its incidents and their own value", () => {
  const panel = { subject: "resolve", drill: { measure: "resolve", state: "missing" } } as const;
  const measures = {
    detect: { state: "recorded", seconds: 60 },
    acknowledge: { state: "invalid" },
    mitigate: { state: "missing", milestone: "mitigated" },
    resolve: { state: "missing", milestone: "impact_started" },
  } as const;
  render(
    <RouterStage>
      <DrillPanel
        report={sampleReport}
        panel={panel}
        members={{
          count: 1,
          next: null,
          members: [
            {
              id: "i",
              number: 7,
              title: "Checkout is down",
              kind: "real",
              status: "closed",
              severity: "SEV2",
              services: ["cart"],
              cause: "change",
              at: "2026-09-01T10:00:00.000Z",
              milestones: {},
              measures,
              firstGrade: null,
              firstProbability: null,
              followUps: { done: 0, open: 0, overdue: 0, dropped: 0 },
            },
          ],
        }}
      />
    </RouterStage>,
  );
  expect(screen.getByText(/From the start of the impact to the resolution/)).toBeDefined();
  expect(screen.getByText("no impact started")).toBeDefined();
  expect(screen.getByRole("link", { name: /Checkout is down/ }).getAttribute("href")).toBe("/incidents/7");
  expect(screen.getByRole("link", { name: "Close" }).getAttribute("href")).not.toContain("open=");
});
