import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { ImportReport } from "@/lib/wire/imports";
import { problemDetails } from "@/lib/wire/problem";

import { ImportForm } from "./import-form";

const asked: string[] = [];
const report = (dryRun: boolean): ImportReport => ({
  dryRun,
  read: 3,
  imported: 2,
  already: 0,
  refused: 1,
  faults: [{ line: 3, path: "severity", reason: "<b>bad</b>" }],
  faultsLeftOut: 0,
  doubts: [],
  doubtsLeftOut: 0,
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  asked.length = 0;
});

function answerAsServer() {
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return Promise.resolve(Response.json(report(path.includes("dryRun=true"))));
  });
}

function choose(name: string) {
  fireEvent.change(screen.getByLabelText(/Where they come from/), { target: { value: "Jira" } });
  const file = new File(["external_id,title\n1,T"], name);
  fireEvent.change(screen.getByLabelText(/^File/), { target: { files: [file] } });
}

describe("the import of past incidents", () => {
  it("checks the file first, shows what is wrong by line, and then imports the rest", async () => {
    answerAsServer();
    render(<ImportForm />);
    choose("incidents.csv");
    fireEvent.click(screen.getByRole("button", { name: "Check the file" }));
    const importNow = await screen.findByRole("button", { name: "Import 2 incidents" });
    expect(screen.getByRole("row", { name: "3 severity <b>bad</b>" })).toBeDefined();
    fireEvent.click(importNow);
    await screen.findByText("2 incidents imported of 3 that were read.");
    expect(asked).toEqual([
      "/api/imports/incidents?source=Jira&dryRun=true",
      "/api/imports/incidents?source=Jira&dryRun=false",
    ]);
  });

  it("checks again when another file is chosen", async () => {
    answerAsServer();
    render(<ImportForm />);
    choose("incidents.csv");
    fireEvent.click(screen.getByRole("button", { name: "Check the file" }));
    await screen.findByRole("button", { name: "Import 2 incidents" });
    choose("others.csv");
    await waitFor(() => expect(screen.getByRole("button", { name: "Check the file" })).toBeDefined());
  });

  it("says what is wrong with a file that cannot be read, although no field has such a name", async () => {
    const errors = [
      { path: "sev", reason: "is no column" },
      { path: "", reason: "is not text in UTF-8" },
    ];
    const refused = problemDetails({ code: "invalid", detail: "It is not valid.", errors });
    vi.stubGlobal("fetch", () =>
      Promise.resolve(
        Response.json(refused, { status: 422, headers: { "content-type": "application/problem+json" } }),
      ),
    );
    render(<ImportForm />);
    choose("incidents.csv");
    fireEvent.click(screen.getByRole("button", { name: "Check the file" }));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("It is not valid. “sev” is no column. Is not text in UTF-8.");
  });

  it("leaves to the fields what is wrong with them", async () => {
    render(<ImportForm />);
    fireEvent.click(screen.getByRole("button", { name: "Check the file" }));
    await screen.findByText(/Say where they come from/);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("asks for the source before it sends anything", async () => {
    answerAsServer();
    render(<ImportForm />);
    fireEvent.click(screen.getByRole("button", { name: "Check the file" }));
    await screen.findByText(/Say where they come from/);
    expect(asked).toEqual([]);
  });
});
