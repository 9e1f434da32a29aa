import type { Kind, Severity, Status } from "@/lib/timeline/vocabulary";

/** Body of POST /api/incidents. What is left out gets its default: undetermined, triage, real, open to all. */
export type DeclareRequest = {
  /** Coined by the caller: repeating it declares nothing new. */
  commandId: string;
  title: string;
  summary?: string | undefined;
  severity?: Severity | undefined;
  status?: Status | undefined;
  kind?: Kind | undefined;
  restricted?: boolean | undefined;
  impactStartedAt?: string | undefined;
  /** When it was declared, for a past incident: ISO 8601 with a zone. */
  occurredAt?: string | undefined;
};

export type Declared = { incidentId: string; number: number; seq: number };

/** Body of POST /api/incidents/[id]/merge. */
export type MergeRequest = {
  commandId: string;
  /** The incident that goes on. */
  intoId: string;
  reason?: string | undefined;
};

/** What is to be pinned: series, at most 12, by their ids; the lines of a service that say the same; a trace. */
export type PinnedLook =
  | { kind: "lines"; ids: readonly string[]; compare: boolean }
  | { kind: "pattern"; pattern: string; service: string; compare: boolean }
  | { kind: "trace"; traceId: string };

/** Body of POST /api/incidents/[id]/evidence: what of which window, and what is said of it. */
export type PinRequest = PinnedLook & {
  /** Coined by the caller: repeating it pins nothing more. */
  commandId: string;
  title: string;
  note?: string | undefined;
  /** ISO 8601. */
  from: string;
  to: string;
};
