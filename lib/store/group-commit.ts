import type { Pool } from "pg";

import type { AppendOutcome, AppendRequest } from "@/lib/timeline/log-port";

import type { Commit } from "./log-batch";
import type { LogCache } from "./log-cache";
import { failureOf, LogRejected, LogUnavailable } from "./log-errors";
import { isPrepared, prepare } from "./log-prepare";
import type { LogSession } from "./log-session";
import { type LogUnit, unitOf } from "./log-unit";
import type { LogWriter, Written } from "./log-writer";

/** Most units that wait, and most requests in one batch. */
const QUEUE_LIMIT = 50_000;
const BATCH_REQUESTS = 500;
/** How often a batch is tried, or a unit prepared, while other nodes write to the same logs. */
const ATTEMPTS = 8;

const endOfTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

export type GroupCommit = {
  append: (requests: readonly AppendRequest[]) => Promise<AppendOutcome>;
  /** Resolves once all that was asked for has been answered; later appends are turned away. */
  close: () => Promise<void>;
};

/** While one commit is in flight the next batch collects: all incidents together, without a timer. */
export function createGroupCommit({
  pool,
  cache,
  session,
  writer,
  onCommits,
  onLost,
}: {
  pool: Pool;
  cache: LogCache;
  session: LogSession;
  writer: LogWriter;
  onCommits: (commits: readonly Commit[]) => void;
  /** Nobody knows whether these logs have been written to. */
  onLost: (incidentIds: readonly string[]) => void;
}): GroupCommit {
  let queue: LogUnit[] = [];
  let running: Promise<void> | null = null;
  let closed = false;
  const preparing = new Set<Promise<void>>();

  function enqueue(unit: LogUnit): void {
    queue.push(unit);
    running ??= drain();
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // After this turn of the event loop: all who write in it share the commit.
      await endOfTurn();
      await commit(nextBatch());
    }
    running = null;
  }

  function nextBatch(): LogUnit[] {
    let requests = 0;
    const end = queue.findIndex((unit) => {
      requests += unit.requests.length;
      return requests > BATCH_REQUESTS;
    });
    const batch = end === -1 ? queue : queue.slice(0, Math.max(1, end));
    queue = queue.slice(batch.length);
    return batch;
  }

  async function commit(units: readonly LogUnit[], attempt = 1): Promise<void> {
    try {
      const written = await writer.write(units);
      if (written) answer(written);
      else await again(units, attempt);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === "overtaken") await again(units, attempt);
      else if (failure === "rejected") await isolate(units, error);
      else lose(units, error);
    }
  }

  async function again(units: readonly LogUnit[], attempt: number): Promise<void> {
    if (attempt < ATTEMPTS) await commit(units, attempt + 1);
    else lose(units, new Error("Other nodes kept writing to the same logs."));
  }

  /** One unit is poison: the others must not suffer, so the batch is split until it stands alone. */
  async function isolate(units: readonly LogUnit[], cause: unknown): Promise<void> {
    const [first] = units;
    if (units.length === 1 && first) {
      first.reject(new LogRejected("The database does not take this.", { cause }));
      return;
    }
    const middle = Math.ceil(units.length / 2);
    await commit(units.slice(0, middle));
    await commit(units.slice(middle));
  }

  function lose(units: readonly LogUnit[], cause: unknown): void {
    const incidentIds = units.flatMap(({ requests }) => requests.map(({ incidentId }) => incidentId));
    for (const incidentId of incidentIds) cache.drop(incidentId);
    session.reset();
    for (const unit of units)
      unit.reject(new LogUnavailable("The log cannot be written now. It is safe to try again.", { cause }));
    onLost([...new Set(incidentIds)]);
  }

  function answer({ plan: { answers, unprepared, broken, deferred }, commits }: Written): void {
    queue = [...deferred, ...queue];
    if (commits.length > 0) onCommits(commits);
    for (const { unit, outcome } of answers) unit.resolve(outcome);
    for (const { unit, error } of broken)
      unit.reject(new LogRejected("The log does not take this.", { cause: error }));
    for (const unit of unprepared) prepareAgain(unit);
  }

  function prepareAgain(unit: LogUnit): void {
    unit.attempts += 1;
    if (unit.attempts > ATTEMPTS)
      unit.reject(new LogUnavailable("The log moves on too fast for this. It is safe to try again."));
    else enqueuePrepared(unit);
  }

  function enqueuePrepared(unit: LogUnit): void {
    const work = prepare(unit, cache, pool)
      .then(() => enqueue(unit))
      .catch((error: unknown) =>
        unit.reject(
          new LogUnavailable("The log cannot be read now. It is safe to try again.", { cause: error }),
        ),
      )
      .finally(() => preparing.delete(work));
    preparing.add(work);
  }

  return {
    async append(requests) {
      if (closed) throw new LogUnavailable("This node is stopping.");
      if (queue.length + preparing.size >= QUEUE_LIMIT)
        throw new LogUnavailable("Too much waits to be written.");
      return new Promise((resolve, reject) => {
        const unit = unitOf(requests, { resolve, reject });
        if (isPrepared(unit, cache)) enqueue(unit);
        else enqueuePrepared(unit);
      });
    },
    async close() {
      closed = true;
      const busy = () => preparing.size > 0 || running !== null;
      while (busy()) await Promise.all([...preparing, running]);
      session.reset();
    },
  };
}
