import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import type { PendingEvent } from "@/lib/client/pending";
import { type RoomActions, RoomProvider } from "@/lib/client/room-context";
import type { LiveRoom } from "@/lib/client/use-room";
import { payloads } from "@/lib/timeline/payloads";
import { blank } from "@/lib/timeline/redaction";
import { zoneOf } from "@/lib/timeline/zone";
import { everyLine } from "@/test/every-event";
import { declared, type Line, logOf, note, stateOf } from "@/test/sample-log";

import { EventRow } from "./event-row";

const actions: RoomActions = {
  incidentId: "i",
  me: { id: "ana", name: "Ana Berg" },
  people: [],
  may: () => true,
  mayAct: true,
  uninvestigable: null,
  append: vi.fn<RoomActions["append"]>(() => "c"),
  retry: vi.fn<RoomActions["retry"]>(),
  discard: vi.fn<RoomActions["discard"]>(),
  open: vi.fn<RoomActions["open"]>(),
  goTo: vi.fn<RoomActions["goTo"]>(),
  zone: zoneOf("UTC"),
};

function drawn(lines: readonly Line[], seq: number, pending?: PendingEvent, redacted = false) {
  const log = logOf(lines);
  const state = stateOf(log);
  const event = log[seq - 1];
  if (!event) throw new Error("no such event");
  const room: LiveRoom = {
    events: log,
    missingBefore: 0,
    state,
    confirmed: state,
    pending: [],
    connection: { phase: "live" },
    closed: false,
    append: actions.append,
    retry: actions.retry,
    discard: actions.discard,
  };
  const shown = redacted ? blank(event) : event;
  const row = {
    kind: "event" as const,
    key: event.commandId,
    event: shown,
    atMs: Date.parse(event.occurredAt),
    goesOn: false,
    unfolded: false,
  };
  return render(
    <RoomProvider actions={actions} room={room}>
      <EventRow row={row} state={state} pending={pending} durable={false} unseen={false} nowMs={null} />
    </RoomProvider>,
  );
}

describe("EventRow", () => {
  const log = [declared, ...everyLine];

  it.each(Object.keys(payloads))("draws %s with its time and who it is by", (type) => {
    const seq = log.findIndex((line) => line.type === type) + 1;
    const { container } = drawn(log, seq);
    const [event] = logOf(log).slice(seq - 1, seq);
    expect(container.querySelector("time")?.dateTime).toBe(event?.occurredAt);
    expect(container.textContent).toContain(event?.actor.name);
    expect(container.textContent).not.toContain("does not know");
    expect(container.textContent?.length).toBeGreaterThan("14:00Ana Berg".length);
  });

  it("leads from a line to the hypothesis and to the event that it names", () => {
    drawn(log, log.findIndex(({ type }) => type === "evidence_added") + 1);
    fireEvent.click(screen.getByRole("button", { name: /exhausts the connection pool/ }));
    expect(actions.open).toHaveBeenCalledWith({ kind: "hypothesis", hypothesisId: "h1" });
    fireEvent.click(screen.getByRole("link", { name: "#2" }));
    expect(actions.goTo).toHaveBeenCalledWith(2);
  });

  it("shows the mended words, and both versions on demand", async () => {
    drawn(
      [
        declared,
        note("first words"),
        { type: "event_corrected", payload: { targetSeq: 2, markdown: "better words" } },
      ],
      2,
    );
    expect(screen.queryByText("first words")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "corrected" }));
    expect(await screen.findByText("first words")).toBeTruthy();
    expect(screen.getAllByText("better words")).toHaveLength(2);
  });

  it("says that an entry was written later, and that it is pinned", () => {
    const late = note("late", { at: "2026-11-22T13:00:00Z", recordedAt: "2026-11-22T14:30:00.000Z" });
    drawn([declared, late, { type: "event_pinned", payload: { targetSeq: 2, pinned: true } }], 2);
    expect(screen.getByText("back-dated")).toBeTruthy();
    expect(screen.getByText("Pinned")).toBeTruthy();
  });

  it("shows nothing of redacted words", () => {
    const { container } = drawn(
      [
        declared,
        note("hunter2"),
        { type: "event_redacted", payload: { targetSeq: 2, reason: "A password" } },
      ],
      2,
      undefined,
      true,
    );
    expect(container.textContent).not.toContain("hunter2");
    expect(container.textContent).toContain("A password");
  });

  it("keeps what was not taken in its place, with Retry and Discard", () => {
    const lines = [declared, note("never arrived")];
    const [, event] = logOf(lines);
    if (!event) throw new Error("the log is short");
    drawn(lines, 2, {
      commandId: event.commandId,
      draft: { type: "note_added", payload: { markdown: "never arrived" }, commandId: event.commandId },
      queuedAtMs: 0,
      status: { phase: "failed", problem: { code: "forbidden", detail: "You may only read." } },
      event,
    });
    expect(screen.getByRole("alert").textContent).toContain("You may only read.");
    fireEvent.click(screen.getByRole("button", { name: "Retry" }));
    fireEvent.click(screen.getByRole("button", { name: "Discard" }));
    expect(actions.retry).toHaveBeenCalledWith(event.commandId);
    expect(actions.discard).toHaveBeenCalledWith(event.commandId);
  });
});
