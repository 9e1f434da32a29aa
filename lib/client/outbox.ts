import type { EventDraft, IncidentEvent } from "@/lib/timeline/event";
import type { Appended, AppendRequest } from "@/lib/wire/live";
import type { Outcome, Problem, ProblemCode } from "@/lib/wire/problem";

import type { Clock } from "./clock";
import type { NewDraft, Pending, PendingStatus } from "./pending";

/** Where drafts wait out a reload: one entry each, so that tabs do not overwrite each other's. */
export type OutboxStorage = {
  load: () => Pending[];
  put: (pending: Pending) => void;
  remove: (commandId: string) => void;
};

export type OutboxOptions = {
  incidentId: string;
  storage: OutboxStorage;
  clock: Clock;
  newId: () => string;
  /** How far this machine's clock is behind the server's, in milliseconds. */
  clockLagMs: () => number;
  isLive: () => boolean;
  send: (request: AppendRequest) => Promise<Outcome<Appended>>;
};

/** After this long a draft keeps the time at which it was written, not that at which it arrived. Milliseconds. */
const LATE_AFTER_MS = 10_000;
const FIRST_RETRY_MS = 1_000;
const MOST_RETRY_MS = 30_000;
/** A server that fails this often on one draft will go on doing so: the person decides. */
const MOST_INTERNAL_FAILURES = 5;

/** Problems that pass by themselves. */
const passing = new Set<ProblemCode>(["unavailable", "rate_limited", "unauthenticated", "internal"]);

export type Outbox = {
  /** Everything not confirmed yet, in the order of writing. The same array until something changes. */
  list: () => readonly Pending[];
  onChange: (listener: () => void) => () => void;
  add: (draft: NewDraft) => string;
  retry: (commandId: string) => void;
  discard: (commandId: string) => void;
  /** There is a connection: send what waits. */
  flush: () => void;
  /** These events are in the log now. */
  confirm: (events: readonly IncidentEvent[]) => void;
  /** Another tab has dealt with this one. */
  forget: (commandId: string) => void;
  /** Takes up what an earlier visit left behind. */
  start: () => void;
  stop: () => void;
};

/**
 * What a person wrote and the log does not have yet. Sent one by one in the order of writing, each as often
 * as it takes, always under the same commandId: so each is written exactly once.
 */
export function createOutbox({
  incidentId,
  storage,
  clock,
  newId,
  clockLagMs,
  isLive,
  send,
}: OutboxOptions): Outbox {
  let items: readonly Pending[] = [];
  let sending = false;
  let stopped = true;
  let failures = 0;
  /** When the last one came that has the time at which it arrived, by the server's clock. */
  let arrivedMs = 0;
  let cancelRetry: (() => void) | null = null;
  const listeners = new Set<() => void>();

  const replace = (next: readonly Pending[]) => {
    items = next;
    listeners.forEach((listener) => listener());
  };
  const setStatus = (commandId: string, status: PendingStatus) => {
    replace(items.map((item) => (item.commandId === commandId ? { ...item, status } : item)));
    const changed = items.find((item) => item.commandId === commandId);
    if (changed && status.phase === "failed") storage.put(changed);
  };
  const drop = (gone: (item: Pending) => boolean) => {
    for (const item of items) if (gone(item)) storage.remove(item.commandId);
    if (items.some(gone)) replace(items.filter((item) => !gone(item)));
  };

  const nextToSend = () =>
    stopped || !isLive() ? undefined : items.find(({ status }) => status.phase === "waiting");
  const flush = () => {
    cancelRetry?.();
    if (!sending) void sendAll();
  };
  const sendAll = async () => {
    sending = true;
    try {
      for (let next = nextToSend(); next; next = nextToSend()) if (!(await sendOne(next))) break;
    } finally {
      sending = false;
    }
  };
  /** False where it makes no sense to go on now. */
  const sendOne = async (item: Pending): Promise<boolean> => {
    setStatus(item.commandId, { phase: "sending" });
    const draft = withTime(item.draft, item);
    const outcome = await send({ incidentId, ...draft });
    if (outcome.ok) {
      failures = 0;
      if (draft.occurredAt === undefined) arrivedMs = Date.parse(outcome.value.recordedAt);
      storage.remove(item.commandId);
      setStatus(item.commandId, { phase: "saved", seq: outcome.value.seq });
      return true;
    }
    return afterProblem(item, outcome.problem);
  };
  const afterProblem = ({ commandId }: Pending, problem: Problem): boolean => {
    failures = problem.code === "internal" ? failures + 1 : failures;
    if (!passing.has(problem.code) || failures >= MOST_INTERNAL_FAILURES) {
      failures = 0;
      setStatus(commandId, { phase: "failed", problem });
      return true;
    }
    setStatus(commandId, { phase: "waiting" });
    const wait = problem.retryAfterSeconds
      ? problem.retryAfterSeconds * 1_000
      : Math.min(MOST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
    if (!stopped) cancelRetry = clock.after(wait, flush);
    return false;
  };
  /** A late one is never of before the one that was written first, and was not late yet when that was sent. */
  const withTime = (draft: EventDraft, { queuedAtMs }: Pending): EventDraft =>
    draft.occurredAt !== undefined || clock.now() - queuedAtMs < LATE_AFTER_MS
      ? draft
      : { ...draft, occurredAt: new Date(Math.max(arrivedMs, queuedAtMs + clockLagMs())).toISOString() };

  return {
    list: () => items,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(draft) {
      const commandId = newId();
      const item: Pending = {
        commandId,
        draft: { ...draft, commandId },
        queuedAtMs: clock.now(),
        status: { phase: "waiting" },
      };
      storage.put(item);
      replace([...items, item]);
      flush();
      return commandId;
    },
    retry(commandId) {
      const item = items.find((one) => one.commandId === commandId);
      if (item?.status.phase !== "failed") return;
      setStatus(commandId, { phase: "waiting" });
      flush();
    },
    discard: (commandId) =>
      drop((item) => item.commandId === commandId && ["failed", "waiting"].includes(item.status.phase)),
    flush,
    confirm(events) {
      if (items.length === 0) return;
      const written = new Set(events.map((event) => event.commandId));
      drop((item) => written.has(item.commandId));
    },
    forget: (commandId) => drop((item) => item.commandId === commandId && item.status.phase !== "saved"),
    start() {
      stopped = false;
      const left = storage
        .load()
        .filter((kept) => !items.some(({ commandId }) => commandId === kept.commandId));
      if (left.length > 0) replace([...left, ...items]);
      flush();
    },
    stop() {
      stopped = true;
      cancelRetry?.();
    },
  };
}
