import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { LoadedEvent } from "./event-rows";
import { notices, parseNotice } from "./log-notice";

/** What PostgreSQL takes in one notification, in bytes: less than this. */
const LIMIT = 8_000;

function loadedOf(incidentId: string, seq: number, text: string): LoadedEvent {
  const payload = { text };
  const at = "2026-01-01T00:00:00.000Z";
  const actor = { kind: "person", id: "p", name: "Ada" } as const;
  return {
    event: {
      incidentId,
      seq,
      type: "note_added",
      occurredAt: at,
      recordedAt: at,
      actor,
      payload,
      commandId: `${seq}`,
      hash: "f".repeat(64),
    },
    size: JSON.stringify(payload).length,
  };
}

const commit = fc
  .record({
    incidentId: fc.uuid(),
    listed: fc.boolean(),
    texts: fc.array(fc.string({ unit: "binary", maxLength: 3_000 }), { minLength: 1, maxLength: 4 }),
    before: fc.nat(1_000),
  })
  .map(({ incidentId, listed, texts, before }) => ({
    incidentId,
    listed,
    head: before + texts.length,
    loaded: texts.map((text, index) => loadedOf(incidentId, before + 1 + index, text)),
  }));
const commits = fc.uniqueArray(commit, {
  minLength: 1,
  maxLength: 400,
  selector: ({ incidentId }) => incidentId,
});

describe("notices", () => {
  it("fit into notifications, and name each head once", () => {
    fc.assert(
      fc.property(commits, (written) => {
        const texts = notices("n", written);
        for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThan(LIMIT);
        expect(texts.flatMap((text) => parseNotice(text)?.heads)).toEqual(
          written.map(({ incidentId, head, listed }) => [incidentId, head, listed ? 1 : 0]),
        );
      }),
    );
  });

  it("tell all that was written, as it was written, or nothing of it", () => {
    fc.assert(
      fc.property(commits, (written) => {
        const told = notices("n", written).flatMap((text) => parseNotice(text)?.loaded ?? []);
        expect([[], written.flatMap(({ loaded }) => loaded)]).toContainEqual(told);
      }),
    );
  });

  it("tell what a person writes", () => {
    const incidentId = "00000000-0000-4000-8000-000000000000";
    const loaded = [loadedOf(incidentId, 7, "The queue is full. ".repeat(200))];
    const [text] = notices("n", [{ incidentId, head: 7, listed: false, loaded }]);
    expect(parseNotice(text ?? "")?.loaded).toEqual(loaded);
  });

  it("are none where somebody else says something on the channel", () => {
    expect(parseNotice("hello")).toBeNull();
    expect(parseNotice('{"node":"n","heads":[["i",1,2]]}')).toBeNull();
  });
});
