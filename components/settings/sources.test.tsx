import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { Sender } from "@/lib/wire/telemetry-arrivals";
import { fakeApi } from "@/test/fake-api";
import { RouterStage } from "@/test/router-stage";

import { BackendList } from "./backend-list";
import { ConnectAlertmanager } from "./connect-alertmanager";
import { ConnectSource } from "./connect-source";
import { RefusalList } from "./refusal-list";
import { SenderTable } from "./sender-table";
import { StorageLine } from "./storage-line";

const now = Date.parse("2026-03-01T12:00:00Z");

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("what arrives", () => {
  const sender: Sender = {
    service: "checkout",
    signal: "traces",
    perSecond: 1_240,
    lagSeconds: 1.4,
    lastAt: "2026-03-01T11:56:00.000Z",
  };

  it("says from whom, how fast and how late", () => {
    render(<SenderTable senders={[sender]} hasKept nowMs={now} />);
    const text = screen.getAllByRole("row")[1]?.textContent;
    expect(text).toBe("checkout–1.24 k spans/s1.4 s behind–");
  });

  it("says by the minute what comes rarely, and since when nothing came", () => {
    const logs: Sender = { ...sender, signal: "logs", perSecond: 2 / 60 };
    render(<SenderTable senders={[{ ...sender, perSecond: 0 }, logs]} hasKept nowMs={now} />);
    expect(screen.getAllByRole("row")[1]?.textContent).toBe(
      "checkout–none nowlast 4 min ago2 records/min1.4 s behind",
    );
  });

  it("says what was refused, of whom and why, as the text that it is", () => {
    const refused = {
      sender: "a token of Ada",
      signal: "traces",
      at: "2026-03-01T11:55:00.000Z",
      reason: "<b>2 spans</b> were not taken",
      times: 3,
    } as const;
    render(<RefusalList refused={[refused]} nowMs={now} />);
    expect(screen.getByRole("listitem").textContent).toContain(
      "a token of Ada traces, 3 times<b>2 spans</b> were not taken",
    );
  });

  it("says how a backend was, and asks it again", async () => {
    const api = fakeApi();
    api.answer({ value: { reason: "It is asleep." } });
    const mimir = {
      name: "Mimir",
      kind: "prometheus",
      signals: ["metrics"],
      lastError: { at: "2026-03-01T11:55:00.000Z", reason: "It was away." },
    } as const;
    render(
      <RouterStage>
        <BackendList backends={[mimir]} nowMs={now} />
      </RouterStage>,
    );
    expect(screen.getByText("It was away.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Check connection to Mimir" }));
    await waitFor(() => expect(api.asked[0]?.body).toEqual({ name: "Mimir" }));
  });

  it("teaches the next step while there is nothing", () => {
    render(<SenderTable senders={[]} hasKept={false} nowMs={now} />);
    expect(screen.getByText("Nothing has arrived yet")).toBeTruthy();
  });

  it("does not say that nothing ever came where senders are quiet", () => {
    render(<SenderTable senders={[]} hasKept nowMs={now} />);
    expect(screen.getByText("Nothing has arrived in the last minute")).toBeTruthy();
  });

  it("says how much room is left", () => {
    render(<StorageLine storage={{ usedBytes: 2 ** 30, limitBytes: 2 ** 32, oldestAt: null }} nowMs={now} />);
    expect(screen.getByText(/1 GiB of 4 GiB/)).toBeTruthy();
    expect(screen.getByRole("progressbar", { name: "Room used" })).toBeTruthy();
  });
});

describe("connecting a source", () => {
  it("fills the address in, and leaves the token to whoever has one", () => {
    render(
      <RouterStage>
        <ConnectSource origin="https://parallax.example" />
      </RouterStage>,
    );
    expect(screen.getByText(/endpoint: "https:\/\/parallax.example"/).textContent).toContain(
      "Bearer PARALLAX_TOKEN",
    );
  });

  it("fills a fresh token in that can only send", async () => {
    const api = fakeApi();
    api.answer({ value: { token: {}, secret: "plx_fresh" } });
    render(
      <RouterStage>
        <ConnectSource origin="https://parallax.example" />
      </RouterStage>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Make a token for a sender" }));
    await waitFor(() => expect(screen.getByText(/Bearer plx_fresh/)).toBeTruthy());
    expect(api.asked[0]?.body).toMatchObject({ scopes: ["ingest"] });
  });

  it("gives Alertmanager a receiver, with a token that can only send alerts", async () => {
    const api = fakeApi();
    api.answer({ value: { token: {}, secret: "plx_alerts" } });
    render(
      <RouterStage>
        <ConnectAlertmanager origin="https://parallax.example" />
      </RouterStage>,
    );
    expect(screen.getByText(/https:\/\/parallax.example\/api\/alerts\/alertmanager/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Make a token for Alertmanager" }));
    await waitFor(() => expect(screen.getByText(/credentials: "plx_alerts"/)).toBeTruthy());
    expect(api.asked[0]?.body).toMatchObject({ scopes: ["alerts"] });
  });
});
