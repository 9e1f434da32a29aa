import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { SampleGallery, SampleRun } from "@/lib/wire/samples";
import { fakeApi } from "@/test/fake-api";

import { faultWords, ringWords } from "./fault-words";
import { Gallery } from "./gallery";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const empty: SampleGallery = {
  cases: [
    {
      name: "oak",
      title: "Oak",
      about: "A shop is slow.",
      origin: "recorded",
      credit: "Somebody",
      licence: "CC-BY-4.0",
      url: "https://data.example",
    },
  ],
  run: null,
  incidents: [],
  incidentCount: 0,
  historyLoaded: false,
  storedBytes: null,
};
const run: SampleRun = {
  subject: { kind: "case", name: "oak" },
  state: "live",
  startedAt: "2026-03-01T12:00:00.000Z",
  toldUntil: "2026-03-01T12:01:00.000Z",
  sent: { spans: 10, points: 2_000, logs: 0 },
  past: null,
  rang: { at: "2026-03-01T12:00:30.000Z", title: "Slow" },
  problem: null,
  breakables: [],
  faults: [],
};
const shop: SampleRun = {
  ...run,
  subject: { kind: "shop", perSecond: 4 },
  rang: null,
  breakables: [
    { kind: "errors", targets: ["cart", "orders"] },
    { kind: "network-delay", targets: ["checkout-to-payments"] },
  ],
  faults: [{ id: "f1", kind: "cpu", target: "search", beganAt: "2026-03-01T12:00:00.000Z" }],
};

function show(gallery: SampleGallery, may = true) {
  const api = fakeApi();
  api.answer({ value: gallery });
  render(<Gallery initial={gallery} mayRun={may} mayRemove={may} />);
  return api;
}

describe("the gallery of samples", () => {
  it("replays a case, and names whose data it is", async () => {
    const api = show(empty);
    expect(screen.getByRole("link", { name: "Somebody" }).getAttribute("href")).toBe("https://data.example");
    fireEvent.click(screen.getByRole("button", { name: "Replay Oak" }));
    await waitFor(() => expect(api.asked.length).toBe(2));
    expect(api.asked[0]).toEqual({
      method: "POST",
      path: "/api/samples/run",
      body: { kind: "case", name: "oak" },
    });
  });

  it("says what runs, leads to the incident that it opened, and starts nothing beside it", () => {
    const incidents = [
      { id: "i", number: 7, title: "Slow", active: true, declaredAt: "2026-03-01T12:00:30.000Z" },
    ];
    show({ ...empty, run, incidents, incidentCount: 410, storedBytes: 3 * 1_024 ** 2 });
    expect(screen.getByRole("status").textContent).toBe("Live");
    expect(screen.getByRole("link", { name: "Watch INC-7" }).getAttribute("href")).toBe("/incidents/7");
    expect(screen.getByRole("button", { name: "Replay Oak" })).toHaveProperty("disabled", true);
    expect(screen.getByRole("button", { name: "Open the shop" })).toHaveProperty("disabled", true);
    expect(screen.getAllByText(/^One sample runs at a time/)).toHaveLength(2);
    expect(screen.getByText("3 MiB of telemetry.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "see all 410" }).getAttribute("href")).toBe("/?kind=sample");
    expect(screen.getByText(/takes away the telemetry of the one before/)).toBeTruthy();
  });

  it("leads to the incident of what has ended, over or not, and to no earlier one", () => {
    const own = { id: "i", number: 7, title: "Slow", active: false, declaredAt: "2026-03-01T12:00:30.000Z" };
    const earlier = { ...own, id: "e", number: 6, active: true, declaredAt: "2026-03-01T11:00:00.000Z" };
    const ended: SampleRun = { ...run, state: "ended" };
    show({ ...empty, run: ended, incidents: [earlier, own] });
    expect(screen.getByRole("link", { name: "Open INC-7" }).getAttribute("href")).toBe("/incidents/7");
    expect(screen.queryByRole("link", { name: "Watch INC-6" })).toBeNull();
  });

  it("breaks what can be broken, and mends what is", async () => {
    const api = show({ ...empty, run: shop });
    fireEvent.change(screen.getByLabelText("What happens"), { target: { value: "network-delay" } });
    expect(screen.getByLabelText("Where").textContent).toBe("checkout → payments");
    fireEvent.click(screen.getByRole("button", { name: "Break it" }));
    await waitFor(() => expect(api.asked.length).toBe(2));
    fireEvent.click(screen.getByRole("button", { name: /^Mend it/ }));
    await waitFor(() => expect(api.asked.length).toBe(4));
    expect(api.asked.filter(({ method }) => method !== "GET")).toEqual([
      {
        method: "POST",
        path: "/api/samples/faults",
        body: { kind: "network-delay", target: "checkout-to-payments" },
      },
      { method: "DELETE", path: "/api/samples/faults/f1", body: undefined },
    ]);
  });

  it("says how far the shop is with its past, and what becomes of what is broken before", () => {
    const past = { share: 0.359, leftSeconds: 61 };
    show({ ...empty, run: { ...shop, state: "past", past } });
    expect(screen.getByText("35 % of its past is told, about 2 min left")).toBeTruthy();
    expect(screen.getByText(/what is broken now waits until it is live/)).toBeTruthy();
    expect(screen.getByRole("list", { name: "What is broken" }).textContent).toContain(
      "as soon as the shop is live",
    );
  });

  it("says what to expect of what is broken", () => {
    show({ ...empty, run: shop });
    expect(screen.getByRole("list", { name: "What is broken" }).textContent).toContain(
      "An alert is expected within two minutes",
    );
    expect(screen.getByText(/more than 5 % of its requests fail/)).toBeTruthy();
    expect(ringWords("monitoring-gap")).toMatch(/^It need not ring/);
  });

  it("says what came of loading the history, and where it is seen", async () => {
    const api = fakeApi();
    const here = { ...empty, historyLoaded: true };
    api.answer({ value: { loaded: 396, already: 0 } }, { value: here });
    render(<Gallery initial={empty} mayRun mayRemove />);
    fireEvent.click(screen.getByRole("button", { name: "Load the history" }));
    expect(await screen.findByText("Loaded: 396 incidents.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "See them in the list" }).getAttribute("href")).toBe(
      "/?kind=sample",
    );
    api.answer({ value: { loaded: 0, already: 396 } }, { value: here });
    fireEvent.click(screen.getByRole("button", { name: "Load again" }));
    expect(await screen.findByText("All 396 incidents are here already.")).toBeTruthy();
  });

  it("knows of a history that was loaded before, and of one that was removed since", async () => {
    show({ ...empty, historyLoaded: true });
    expect(screen.getByText("It is loaded.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Load again" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "See them in the list" })).toBeTruthy();
    cleanup();
    show(empty);
    expect(screen.getByRole("button", { name: "Load the history" })).toBeTruthy();
    expect(screen.queryByText("It is loaded.")).toBeNull();
  });

  it("says how many are left while all are removed", async () => {
    show({ ...empty, incidentCount: 410, storedBytes: 1 });
    vi.stubGlobal("fetch", () => new Promise(() => undefined));
    fireEvent.click(screen.getByRole("button", { name: "Remove all samples" }));
    expect(await screen.findByRole("button", { name: "Removing… 410 left" })).toBeTruthy();
  });

  it("lets those who only look do nothing", () => {
    show({ ...empty, run, storedBytes: 1 }, false);
    expect(screen.queryAllByRole("button")).toEqual([]);
  });

  it("shows a kind of fault that has no words by its name", () => {
    expect(faultWords("errors")).toBe("A version throws errors");
    expect(faultWords("gremlins")).toBe("gremlins");
  });
});
