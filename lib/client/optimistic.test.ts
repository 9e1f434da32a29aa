import { describe, expect, it } from "vitest";

import { advance, emptyRoom } from "@/lib/timeline/room";
import type { RoomState } from "@/lib/timeline/state";
import { ada, FakeLiveServer, grace, INCIDENT } from "@/test/fake-live-server";

import { predict } from "./optimistic";
import type { NewDraft, Pending, PendingStatus } from "./pending";

function pending(draft: NewDraft, status: PendingStatus = { phase: "sending" }): Pending {
  const commandId = `p-${JSON.stringify(draft)}`;
  return { commandId, draft: { ...draft, commandId }, queuedAtMs: Date.UTC(2026, 0, 2), status };
}

function room() {
  const server = new FakeLiveServer();
  server.write({ type: "note_added", commandId: "n", payload: { markdown: "Grace's" } }, grace);
  return advance(emptyRoom(INCIDENT), server.events);
}

function foresee(items: readonly Pending[], { mayEditOthers = false } = {}) {
  const { state, events } = room();
  return predict({
    state,
    eventAt: (seq) => events[seq - 1] ?? null,
    pending: items,
    actor: ada,
    mayEditOthers,
  });
}

const severity = (level: RoomState["severity"]): NewDraft => ({
  type: "severity_changed",
  payload: { severity: level },
});

describe("a prediction", () => {
  it("shows what was written as if the server had taken it, in order", () => {
    const { state, pending: drawn } = foresee([
      pending(severity("SEV1")),
      pending({ type: "responder_joined", payload: { person: { id: ada.id, name: ada.name } } }),
    ]);
    expect(state.severity).toBe("SEV1");
    expect(state.responders[ada.id]?.name).toBe("Ada");
    expect(drawn.map(({ event }) => event.seq)).toEqual([3, 4]);
    expect(drawn[0]?.event).toMatchObject({ actor: ada, occurredAt: "2026-01-02T00:00:00.000Z" });
  });

  it("leaves out what the rules refuse and what has failed, and lists both", () => {
    const problem = { code: "forbidden", detail: "No." } as const;
    const { state, pending: drawn } = foresee([
      pending(severity("SEV2")),
      pending(severity("SEV4"), { phase: "failed", problem }),
    ]);
    expect(state.severity).toBe("SEV2");
    expect(drawn).toHaveLength(2);
  });

  it("knows whose words may be corrected", () => {
    const correct = pending({ type: "event_corrected", payload: { targetSeq: 2, markdown: "mended" } });
    expect(foresee([correct]).state.corrections[2]).toBeUndefined();
    expect(foresee([correct], { mayEditOthers: true }).state.corrections[2]).toHaveLength(1);
  });

  it("survives a draft that an older version has left behind", () => {
    const { commandId, ...old } = pending(severity("SEV1"));
    const broken: Pending = JSON.parse(
      JSON.stringify({ ...old, commandId, draft: { type: "role_assigned", payload: {}, commandId } }),
    );
    const gone: Pending = JSON.parse(
      JSON.stringify({ ...broken, draft: { type: "long_gone", payload: {} } }),
    );
    const { state, pending: drawn } = foresee([broken, gone, pending(severity("SEV1"))]);
    expect(state.severity).toBe("SEV1");
    expect(drawn).toHaveLength(3);
  });
});
