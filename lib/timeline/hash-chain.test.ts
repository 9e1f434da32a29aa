import { createHash } from "node:crypto";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { anyLog } from "@/test/any-log";

import type { IncidentEvent } from "./event";
import {
  createChainCheck,
  eventHash,
  findFault,
  GENESIS,
  payloadDigest,
  type SealedEvent,
} from "./hash-chain";
import { blank } from "./redaction";
import { isOfType } from "./step";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Seals a log as the server does, then blanks what it says is redacted. */
function sealed(log: readonly IncidentEvent[]): SealedEvent[] {
  let previous = GENESIS;
  const chain = log.map((event): SealedEvent => {
    const salt = sha256(`salt ${event.seq}`).slice(0, 32);
    const digest = payloadDigest(sha256, salt, event.payload);
    previous = eventHash(sha256, previous, event, digest);
    return { event: { ...event, hash: previous }, payloadDigest: digest, salt };
  });
  for (const { event } of chain) {
    const target = isOfType(event, "event_redacted") ? event.payload.targetSeq : 0;
    const one = chain[target - 1];
    if (one && target < event.seq) chain[target - 1] = { ...one, event: blank(one.event), salt: null };
  }
  return chain;
}

/** Logs in which nothing redacts a redaction: its words are what explains the gap. */
const honestLog = anyLog.map((log) =>
  log.map((event) => {
    const target = isOfType(event, "event_redacted") ? log[event.payload.targetSeq - 1] : undefined;
    return target?.type === "event_redacted"
      ? { ...event, type: "note_added", payload: { markdown: "x" } }
      : event;
  }),
);

type Tampering = { name: string; apply: (one: SealedEvent) => SealedEvent };

const onEvent = (name: string, change: (event: IncidentEvent) => Partial<IncidentEvent>): Tampering => ({
  name,
  apply: (one) => ({ ...one, event: { ...one.event, ...change(one.event) } }),
});

const tamperings: readonly Tampering[] = [
  onEvent("incidentId", () => ({ incidentId: "00000000-0000-4000-8000-000000000000" })),
  onEvent("seq", ({ seq }) => ({ seq: seq + 1 })),
  onEvent("type", ({ type }) => ({ type: `${type}_` })),
  onEvent("occurredAt", () => ({ occurredAt: "2020-01-01T00:00:00.000Z" })),
  onEvent("recordedAt", () => ({ recordedAt: "2020-01-01T00:00:00.000Z" })),
  onEvent("actor's id", ({ actor }) => ({ actor: { ...actor, id: "mallory" } })),
  onEvent("actor's name", ({ actor }) => ({ actor: { ...actor, name: "Mallory" } })),
  onEvent("actor's kind", ({ actor }) => ({ actor: { ...actor, kind: "token" } })),
  onEvent("commandId", () => ({ commandId: "another" })),
  onEvent("hash", () => ({ hash: "e".repeat(64) })),
  onEvent("payload", () => ({ payload: { markdown: "never said" } })),
  { name: "digest", apply: (one) => ({ ...one, payloadDigest: "d".repeat(64) }) },
  { name: "salt", apply: (one) => ({ ...one, salt: one.salt === null ? "0".repeat(32) : `0${one.salt}` }) },
  {
    name: "payload and digest together",
    apply: (one) => {
      const payload = { markdown: "never said" };
      return {
        event: { ...one.event, payload },
        payloadDigest: payloadDigest(sha256, "s", payload),
        salt: "s",
      };
    },
  },
];

const place = (log: readonly unknown[], at: number) => at % log.length;

const words = (seq: number, markdown = "words"): IncidentEvent => ({
  incidentId: "i",
  seq,
  type: "note_added",
  occurredAt: "2026-11-22T12:00:00.000Z",
  recordedAt: "2026-11-22T12:00:00.000Z",
  actor: { kind: "person", id: "ana", name: "Ana" },
  commandId: `c${seq}`,
  hash: "",
  payload: { markdown },
});

describe("the hash chain", () => {
  it("proves every log that was sealed honestly, redactions included", () => {
    fc.assert(
      fc.property(honestLog, (log) => {
        expect(findFault(sha256, sealed(log))).toBeNull();
      }),
    );
  });

  it("proves a log in pieces as it does in one", () => {
    fc.assert(
      fc.property(honestLog, fc.nat(30), (log, cut) => {
        const chain = sealed(log);
        const check = createChainCheck(sha256);
        expect([check.take(chain.slice(0, cut)), check.take(chain.slice(cut)), check.end()]).toEqual([
          null,
          null,
          null,
        ]);
      }),
    );
  });

  it.each(tamperings)("finds a changed $name, wherever it is", ({ apply }) => {
    fc.assert(
      fc.property(honestLog, fc.nat(), (log, at) => {
        const chain = sealed(log);
        const index = place(chain, at);
        const one = chain[index];
        if (!one) throw new Error("a log has events");
        const altered = chain.with(index, apply(one));
        fc.pre(JSON.stringify(altered) !== JSON.stringify(chain));
        expect(findFault(sha256, altered)).not.toBeNull();
      }),
    );
  });

  it("finds an event that was taken out, doubled, or put in another place", () => {
    fc.assert(
      fc.property(honestLog, fc.nat(), fc.nat(), (log, at, to) => {
        const chain = sealed(log);
        const [index, other] = [place(chain, at), place(chain, to)];
        const one = chain[index];
        if (!one) throw new Error("a log has events");
        // What is missing at the end only the head can tell.
        expect(index === chain.length - 1 || findFault(sha256, chain.toSpliced(index, 1)) !== null).toBe(
          true,
        );
        expect(findFault(sha256, chain.toSpliced(index, 0, one))).not.toBeNull();
        expect(findFault(sha256, chain.toSpliced(index, 1).toSpliced(other, 0, one)) === null).toBe(
          index === other,
        );
      }),
    );
  });

  it("finds words that are gone without a redaction, and a redaction whose words are not gone", () => {
    const plain = sealed([words(1), words(2)]);
    const [first] = plain;
    if (!first) throw new Error("two notes");
    expect(findFault(sha256, plain.with(0, { ...first, event: blank(first.event), salt: null }))).toEqual({
      seq: 1,
      fault: "unexplained_redaction",
    });

    const redacted = sealed([
      words(1),
      { ...words(2), type: "event_redacted", payload: { targetSeq: 1, reason: "r" } },
    ]);
    expect(findFault(sha256, redacted)).toBeNull();
    expect(findFault(sha256, redacted.with(0, first))).toEqual({ seq: 1, fault: "unfinished_redaction" });
  });

  it("does not give redacted words away to who guesses them", () => {
    const [one] = sealed([words(1, "1234")]);
    const guesses = ["", "0", "s"].map((salt) => payloadDigest(sha256, salt, { markdown: "1234" }));
    expect(guesses).not.toContain(one?.payloadDigest);
  });
});
