import { describe } from "../../timeline/describe";
import type { IncidentEvent } from "../../timeline/event";
import { type FrozenResult, frozenResult } from "../../timeline/frozen";
import { currentWords } from "../../timeline/markdown";
import { happenedAt } from "../../timeline/order";
import type { Payloads } from "../../timeline/payloads";
import { phraseText } from "../../timeline/phrase";
import type { Room } from "../../timeline/room";
import { effectiveState, lookup, presentEvidence } from "../../timeline/state";
import { isOfType } from "../../timeline/step";
import type { FollowUpKind, HypothesisState, TaskState } from "../../timeline/vocabulary";
import type { Rename } from "./role-names";

/** An event as an export quotes it. */
export type EventFact = {
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  by: string;
  /** What follows the name, as plain words. */
  line: string;
  /** Its own words, as they were last corrected: Markdown of people, plain text to an export. */
  body: string;
  /** They are no Markdown, but what code has found. */
  bodyIsPlain: boolean;
  reason: string;
  redacted: boolean;
};

export type EvidenceFact = {
  seq: number;
  title: string;
  note: string;
  source: string;
  query: string;
  from: string;
  to: string;
  /** SHA-256 of what came back; empty where none was kept. */
  hash: string;
  result: FrozenResult | null;
};

export type HypothesisFact = {
  id: string;
  claim: string;
  component: string;
  state: HypothesisState;
  probability: number | null;
  /** Why it stands so: a person's words before those of the evidence. */
  reason: string;
  /** Who overruled the evidence; empty where nobody has. */
  overruledBy: string;
  evidence: { for: number; against: number; neutral: number };
};

export type FollowUpFact = {
  id: string;
  title: string;
  owner: string;
  state: TaskState;
  kind: FollowUpKind | null;
  dueOn: string | null;
};

/** What a document's blocks stand for, looked up in the room as it is now. Null: it is not there, or may not be read. */
export type Facts = {
  event: (seq: number) => EventFact | null;
  evidence: (seq: number) => EvidenceFact | null;
  hypothesis: (id: string) => HypothesisFact | null;
  followUp: (id: string) => FollowUpFact | null;
};

/** The facts of a room whose redactions have been applied, with names put as asked. */
export function factsOf({ state, events }: Pick<Room, "state" | "events">, rename: Rename): Facts {
  const at = (seq: number): IncidentEvent | undefined => events[seq - 1];
  return {
    event(seq) {
      const event = at(seq);
      if (!event) return null;
      const { line, reason = "", bodyIsPlain = false } = describe(event, state);
      return {
        seq,
        at: happenedAt(event, state.corrections),
        by: rename(event.actor.name),
        line: rename(phraseText(line)),
        body: rename(currentWords(event, state) ?? ""),
        bodyIsPlain,
        reason: rename(reason),
        redacted: event.payload === null,
      };
    },
    evidence(seq) {
      const event = at(seq);
      if (!event) return null;
      if (isOfType(event, "evidence_pinned")) {
        const { title, note = "", frozen } = event.payload;
        return evidenceFact(rename, { seq, title, note, frozen });
      }
      if (!isOfType(event, "evidence_added") || !event.payload.frozen) return null;
      return evidenceFact(rename, {
        seq,
        title: event.payload.statement,
        note: "",
        frozen: event.payload.frozen,
      });
    },
    hypothesis(id) {
      const known = lookup(state.hypotheses, id);
      if (!known) return null;
      const evidence = { for: 0, against: 0, neutral: 0 };
      for (const { stance } of presentEvidence(known)) evidence[stance]++;
      return {
        id,
        claim: rename(known.claim),
        component: rename(known.component ?? ""),
        state: effectiveState(known),
        probability: known.probability,
        reason: rename(known.overruled?.reason ?? known.machineReason),
        overruledBy: rename(known.overruled?.by.name ?? ""),
        evidence,
      };
    },
    followUp(id) {
      const task = lookup(state.tasks, id);
      if (!task) return null;
      const { title, owner, state: stands, followUpKind: kind, dueOn } = task;
      return { id, title: rename(title), owner: rename(owner?.name ?? ""), state: stands, kind, dueOn };
    },
  };
}

type Kept = {
  seq: number;
  title: string;
  note: string;
  frozen: NonNullable<Payloads["evidence_added"]["frozen"]>;
};

function evidenceFact(rename: Rename, { seq, title, note, frozen }: Kept): EvidenceFact {
  const { source, query, from, to, result, resultHash = "" } = frozen;
  // What a name stands in is no longer what was hashed; the hash is that of the evidence in the log.
  const renamed = frozenResult.safeParse(renamedWithin(result, rename));
  return {
    seq,
    title: rename(title),
    note: rename(note),
    source: rename(source),
    query: rename(query),
    from,
    to,
    hash: resultHash,
    result: renamed.success ? renamed.data : null,
  };
}

/** Names nobody would be called by. */
const bare: ReadonlySet<string> = new Set([
  "kind",
  "id",
  "traceId",
  "spanId",
  "firstSeen",
  "lastSeen",
  "at",
  "startedAt",
]);

function renamedWithin(value: unknown, rename: Rename): unknown {
  if (typeof value === "string") return rename(value);
  if (Array.isArray(value)) return value.map((member) => renamedWithin(member, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      bare.has(key) ? member : renamedWithin(member, rename),
    ]),
  );
}
