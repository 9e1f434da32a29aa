import { z } from "zod";

import type { OpenTransport, ReplyValue, RequestName, TransportListener } from "@/lib/client/live-transport";
import type { EventActor, IncidentEvent } from "@/lib/timeline/event";
import { packEvents } from "@/lib/wire/event-run";
import { type Outcome, type Problem, success } from "@/lib/wire/problem";

export const INCIDENT = "00000000-0000-8000-8000-000000000001";
export const ada: EventActor = { kind: "person", id: "ada", name: "Ada" };
export const grace: EventActor = { kind: "person", id: "grace", name: "Grace" };

/** What the network does to one request or frame. */
export type Fault = "none" | "lost" | "answer_lost" | "twice";

type Connection = { listener: TransportListener; up: boolean; subscribed: boolean };

/**
 * One incident's server as a client sees it: an ordered log, idempotent appends, and a network that loses,
 * repeats and breaks on command. Stands in for a socket, not for the log: that has tests of its own.
 */
export class FakeLiveServer {
  readonly events: IncidentEvent[] = [];
  readonly requests: { name: RequestName; body: unknown }[] = [];
  reachable = true;
  /** Applied to the next requests and frames, one each. */
  faults: Fault[] = [];
  /** Answers the next appends with these. */
  refusals: Problem[] = [];
  private readonly connections = new Set<Connection>();

  constructor() {
    const declared = {
      title: "Checkout fails",
      summary: "",
      severity: "SEV2",
      status: "triage",
      kind: "real",
    } as const;
    this.write(
      { type: "incident_declared", commandId: "c0", payload: { ...declared, number: 1, restricted: false } },
      grace,
    );
  }

  /** Somebody's event, sent to every subscriber as far as the network lets it. */
  write(draft: Draft, actor: EventActor): IncidentEvent {
    const known = this.events.find(({ commandId }) => commandId === draft.commandId);
    if (known) return known;
    const seq = this.events.length + 1;
    const at = new Date(Date.UTC(2026, 0, 1) + seq).toISOString();
    const { type, payload, commandId, occurredAt = at } = draft;
    const event = {
      incidentId: INCIDENT,
      seq,
      type,
      payload,
      commandId,
      occurredAt,
      recordedAt: at,
      actor,
      hash: `h${seq}`,
    };
    this.events.push(event);
    this.broadcast([event]);
    return event;
  }

  broadcast(events: readonly IncidentEvent[]): void {
    for (const connection of this.connections) if (connection.subscribed) this.frame(connection, events);
  }

  /** Every connection ends. */
  cut(): void {
    for (const connection of this.connections) this.drop(connection);
  }

  say(...message: Parameters<TransportListener["message"]>): void {
    for (const { listener, up } of this.connections) if (up) listener.message(...message);
  }

  readonly open: OpenTransport = (listener) => {
    const connection: Connection = { listener, up: false, subscribed: false };
    return {
      connect: () => void Promise.resolve().then(() => this.accept(connection)),
      close: () => this.drop(connection),
      request: (name, body) => this.answer(connection, name, body),
    };
  };

  private accept(connection: Connection): void {
    if (connection.up) return;
    if (!this.reachable) return connection.listener.down();
    connection.up = true;
    this.connections.add(connection);
    connection.listener.up();
  }

  private drop(connection: Connection): void {
    const was = connection.up;
    connection.up = connection.subscribed = false;
    this.connections.delete(connection);
    if (was) connection.listener.down();
  }

  private frame(connection: Connection, events: readonly IncidentEvent[]): void {
    const fault = this.faults.shift() ?? "none";
    if (fault === "lost" || !connection.up) return;
    const message = { ...packEvents(INCIDENT, events), head: this.events.length };
    connection.listener.message("events", message);
    if (fault === "twice") connection.listener.message("events", message);
  }

  private async answer(connection: Connection, name: RequestName, body: object): Promise<Outcome<never>> {
    this.requests.push({ name, body });
    const fault = this.faults.shift() ?? "none";
    if (fault === "lost" || !connection.up) throw new Error("lost");
    const outcome = this.perform(connection, name, body);
    await Promise.resolve();
    if (fault === "answer_lost" || !connection.up) throw new Error("no answer");
    // Over a wire it would have no type either.
    return JSON.parse(JSON.stringify(outcome));
  }

  private perform(connection: Connection, name: RequestName, body: object): Outcome<ReplyValue<RequestName>> {
    const { after, before } = bounds.parse(body);
    const range = this.events.filter(({ seq }) => seq > after && seq < before);
    if (name === "subscribe") {
      connection.subscribed = true;
      if (range.length > 0) this.frame(connection, range);
      return success({ head: this.events.length, at: new Date(Date.now()).toISOString() });
    }
    if (name === "fetch") return success({ events: range });
    if (name !== "append") return success(null);
    const refusal = this.refusals.shift();
    if (refusal) return { ok: false, problem: refusal };
    const { seq, recordedAt } = this.write(draft.parse(body), ada);
    return success({ incidentId: INCIDENT, seq, recordedAt });
  }
}

const bounds = z.object({
  after: z.number().default(0),
  before: z.number().default(Number.MAX_SAFE_INTEGER),
});
const draft = z.object({
  type: z.string(),
  payload: z.unknown(),
  commandId: z.string(),
  occurredAt: z.string().optional(),
});
type Draft = z.output<typeof draft>;
