import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { EvidenceStage } from "@/test/evidence-stage";
import { type FakeApi, fakeApi } from "@/test/fake-api";
import { RouterStage } from "@/test/router-stage";

import { PinButton } from "./pin-button";
import { PinForm } from "./pin-form";

const onClose = vi.fn<() => void>();
const traceId = "f".repeat(32);

let api: FakeApi;
beforeEach(() => {
  api = fakeApi();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  onClose.mockReset();
});

const stage = (view: ReactNode, more: { incident?: null } = {}) =>
  render(
    <RouterStage>
      <EvidenceStage steps={{ changes: [], zooms: [] }} {...more}>
        {view}
      </EvidenceStage>
    </RouterStage>,
  );
const form = (more: { incident?: null } = {}) =>
  stage(<PinForm title="checkout · Pay" look={{ kind: "trace", traceId }} onClose={onClose} />, more);
const write = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const submit = () => fireEvent.submit(screen.getByRole("form"));
const posted = () => api.asked.filter(({ method }) => method === "POST");

describe("pinning", () => {
  it("sends what was looked at of which window, under a title that can be said better", async () => {
    form();
    api.answer({ value: { incidentId: "i", seq: 9, recordedAt: "2026-03-01T13:00:00.000Z" } });
    write(/^Title/, "The till waits");
    write(/^What is to be seen/, "  ");
    submit();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(posted()).toEqual([
      {
        method: "POST",
        path: "/api/incidents/01890a5d-ac96-774b-bcce-b302099a8057/evidence",
        body: {
          commandId: expect.stringMatching(/.{16,}/),
          title: "The till waits",
          from: "2026-03-01T12:00:00.000Z",
          to: "2026-03-01T13:00:00.000Z",
          kind: "trace",
          traceId,
        },
      },
    ]);
  });

  it("sends a second try as the same command, and says why the first was refused", async () => {
    form();
    api.answer({ problem: { code: "not_found", detail: "No source has spans of this trace." } });
    submit();
    expect(await screen.findByText("No source has spans of this trace.")).toBeTruthy();
    expect(onClose).not.toHaveBeenCalled();
    submit();
    await waitFor(() => expect(posted()).toHaveLength(2));
    const [first, second] = posted();
    expect(second?.body).toEqual(first?.body);
  });

  it("asks for the incident where the explorer was not opened from one", async () => {
    api.answer({ value: { incidents: [], next: null } });
    form({ incident: null });
    submit();
    expect(await screen.findByText("Choose the incident.")).toBeTruthy();
    expect(posted()).toEqual([]);
  });

  it("opens from a button that says where to", async () => {
    stage(<PinButton title="Pay" look={{ kind: "trace", traceId }} />);
    fireEvent.click(screen.getByRole("button", { name: "Pin to INC-7" }));
    expect(await screen.findByRole("dialog", { name: "Pin to the timeline" })).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(/^Title/).value).toBe("Pay");
  });
});
