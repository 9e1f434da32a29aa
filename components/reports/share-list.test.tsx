import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";

import type { ReportShare } from "@/lib/wire/report-shares";
import { reportShare as share } from "@/test/report-share";

import { ShareList } from "./share-list";

afterEach(cleanup);

it("marks the links to a generated history, and no others", () => {
  const generated: ReportShare = { ...share, id: "generated", note: "", population: "generated" };
  render(<ShareList shares={[share, generated]} onRevoked={() => {}} />);
  const [own, made] = screen.getAllByRole("listitem");
  if (!own || !made) throw new Error("There are two links.");
  expect(within(own).queryByText("generated history")).toBeNull();
  expect(within(made).getByText("generated history")).toBeTruthy();
});
