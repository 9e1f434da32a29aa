import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";

import type { ReportShare } from "@/lib/wire/report-shares";

import { ShareList } from "./share-list";

afterEach(cleanup);

const share: ReportShare = {
  id: "own",
  note: "Board, November",
  period: { from: "2026-11-01", to: "2026-11-30" },
  filter: { severities: [], causes: [], services: [] },
  population: "own",
  createdBy: "Ana",
  createdAt: "2026-11-22T14:00:00.000Z",
  expiresAt: "2026-12-22T14:00:00.000Z",
};

it("marks the links to a generated history, and no others", () => {
  const generated: ReportShare = { ...share, id: "generated", note: "", population: "generated" };
  render(<ShareList shares={[share, generated]} onRevoked={() => {}} />);
  const [own, made] = screen.getAllByRole("listitem");
  if (!own || !made) throw new Error("There are two links.");
  expect(within(own).queryByText("generated history")).toBeNull();
  expect(within(made).getByText("generated history")).toBeTruthy();
});
