import type { LogExample, LogPattern } from "./frame";
import { groupBy } from "./group-by";
import { MAX_EXAMPLE_LENGTH } from "./limits";
import { boundedName } from "./names";
import type { LogTable } from "./signals";

/** So much of a body's UTF-8 is enough for an example. */
export const MAX_EXAMPLE_BYTES = MAX_EXAMPLE_LENGTH * 3;

/** So much of a body as an example shows. */
export function exampleText(body: string): string {
  return body.slice(0, MAX_EXAMPLE_LENGTH);
}

/** Times of all examples: the rows of these times are what `withTraceIds` needs. */
export function exampleTimes(patterns: readonly LogPattern[]): Float64Array {
  return new Float64Array(new Set(patterns.flatMap(({ examples }) => examples.map(({ timeUs }) => timeUs))));
}

/**
 * Patterns whose examples name their trace, found in `logs`, which has at least the rows of their times. Of equal lines
 * the one with the least ids is an example's.
 */
export function withTraceIds(patterns: readonly LogPattern[], logs: LogTable): LogPattern[] {
  const rowsOf = groupBy(logs.timeUs.keys(), (row) => logs.timeUs[row] ?? Number.NaN);
  return patterns.map((pattern) => ({
    ...pattern,
    examples: pattern.examples.map((example) => {
      const rows = rowsOf.get(example.timeUs) ?? [];
      return { ...example, ...idsOf(logs, rows.filter(isLine(logs, pattern.service, example))) };
    }),
  }));
}

function isLine(logs: LogTable, service: string, { severity, body }: LogExample): (row: number) => boolean {
  return (row) =>
    logs.severity[row] === severity &&
    boundedName(logs.texts[logs.service[row] ?? 0] ?? "") === service &&
    exampleText((logs.body[row] ?? "").toWellFormed()) === body;
}

function idsOf(logs: LogTable, rows: readonly number[]): Pick<LogExample, "traceId" | "spanId"> {
  const ids = rows.map((row) => ({ traceId: logs.traceId[row] ?? "", spanId: logs.spanId[row] ?? "" }));
  const [least = { traceId: "", spanId: "" }, ...others] = ids;
  return others.reduce((best, one) => (isBefore(one, best) ? one : best), least);
}

type Ids = Pick<LogExample, "traceId" | "spanId">;

function isBefore(one: Ids, other: Ids): boolean {
  return one.traceId === other.traceId ? one.spanId < other.spanId : one.traceId < other.traceId;
}
