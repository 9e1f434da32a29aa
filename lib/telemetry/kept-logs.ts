import { hexOfId, hexOfTrace, type IdWords, type TraceWords, wordsOfHex } from "./id-words";
import { inFull, type KeptAttributes, ofNoResource } from "./kept-attributes";
import type { LogTable } from "./signals";

/** Log records as they are kept: ids are numbers, and attributes of a resource are there once. */
export type KeptLogs = Pick<LogTable, "texts" | "timeUs" | "service" | "severity" | "body"> &
  KeptAttributes & { traceId: TraceWords; spanId: IdWords };

/** The same log records in full. */
export function logsInFull(kept: KeptLogs): LogTable {
  const { texts, timeUs, service, severity, body } = kept;
  return {
    texts,
    timeUs,
    service,
    severity,
    body,
    traceId: body.map((_, row) => hexOfTrace(kept.traceId, row)),
    spanId: body.map((_, row) => hexOfId(kept.spanId, row)),
    attributes: inFull(kept),
  };
}

/** Log records in full as they are kept. */
export function keptLogs({ texts, timeUs, service, severity, body, ...table }: LogTable): KeptLogs {
  return {
    texts,
    timeUs,
    service,
    severity,
    body,
    traceId: { high: wordsOfHex(table.traceId), low: wordsOfHex(table.traceId, 16) },
    spanId: wordsOfHex(table.spanId),
    ...ofNoResource(table.attributes),
  };
}
