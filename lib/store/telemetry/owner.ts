import type { MessagePort } from "node:worker_threads";

import { buffersOf } from "@/lib/telemetry/buffers";
import type { StoreStatus } from "@/lib/telemetry/store-port";

import { createIngestQueue } from "./ingest-queue";
import type { FromThread, DecodedTake, Question, StoreSettings, ToOwner } from "./messages";
import { createRowVersions } from "./minute-versions";
import { createReaders } from "./readers";
import { createRetention } from "./retention";
import { openSegments } from "./segments";
import { createNumbered } from "./stored-numbers";
import { rowsOf } from "./rows-of";
import { openTelemetryDatabase, TIMED_TABLES } from "./telemetry-database";
import { readWindow } from "./window-read";

/** Versions of rows begin where no owner before has come to: nobody commits more often. */
const VERSIONS_PER_MS = 1_000;

/** Reads that run at once; two cores are the least that anybody has. */
const READERS = 2;

/**
 * Owns the telemetry database, in a thread of its own: opens it, says so, and answers questions until it is told to
 * close. What is to be kept comes decoded, by a port of its own. Nobody else may open the same files.
 */
export async function ownTelemetry(
  port: MessagePort,
  decoder: MessagePort,
  settings: StoreSettings,
): Promise<void> {
  const database = await openTelemetryDatabase(settings);
  const connection = await database.connect();
  const numbered = createNumbered(settings);
  await numbered.reload(connection);
  const versions = createRowVersions(Date.now() * VERSIONS_PER_MS);
  const segments = await openSegments(database, connection);
  const retention = createRetention({ database, segments, connection, numbered, versions, settings });
  const queue = createIngestQueue({
    connection,
    numbered,
    versions,
    afterCommit: () => retention.makeRoom(),
  });
  const readers = createReaders(await Promise.all(Array.from({ length: READERS }, () => database.connect())));

  async function statusOf(): Promise<StoreStatus> {
    const hot = TIMED_TABLES.map((table) => `SELECT min(time_us) AS us FROM ${table}`);
    const sql = [...hot, "SELECT min(from_us) AS us FROM segment"].join(" UNION ALL ");
    const [row = []] = await rowsOf(connection, `SELECT min(us) FROM (${sql})`);
    const oldestUs = typeof row[0] === "number" ? row[0] : null;
    return {
      diskBytes: retention.diskBytes(),
      limitBytes: settings.limitBytes,
      series: numbered.series.size,
      oldestUs,
    };
  }

  async function close(): Promise<null> {
    await readers.close();
    connection.closeSync();
    database.close();
    return null;
  }

  function answerTo(id: number, question: Question | DecodedTake) {
    switch (question.kind) {
      case "take":
        return queue.take(question);
      case "read":
        return readers.read(id, (reading) => readWindow(reading, segments, question.reading));
      case "versions":
        return Promise.resolve(versions.of(question.window));
      case "status":
        return queue.exclusive(statusOf);
      case "keep house":
        return queue.exclusive(async () => {
          await retention.keepHouse(question.nowUs);
          return null;
        });
      case "close":
        return queue.exclusive(close);
    }
  }

  function hear(message: ToOwner): void {
    if ("cancel" in message) return readers.cancel(message.id);
    const { id, question } = message;
    answerTo(id, question).then(
      (value) =>
        port.postMessage(
          { id, value } satisfies FromThread,
          question.kind === "read" ? buffersOf(value, 2) : [],
        ),
      (error: unknown) =>
        port.postMessage({
          id,
          error: error instanceof Error ? error.message : String(error),
        } satisfies FromThread),
    );
  }

  port.on("message", hear);
  decoder.on("message", hear);
  port.postMessage({ ready: true } satisfies FromThread);
}
