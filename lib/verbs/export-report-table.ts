import { z } from "zod";

import { can } from "@/lib/policy/can";
import type { Cell } from "@/lib/reports/csv";
import { counts, memberRow } from "@/lib/reports/drill";
import { momentsOf } from "@/lib/reports/period";
import { memberCells, memberColumns, tableOf } from "@/lib/reports/tables";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import { type ReportQuestion, type ReportTable, reportTables } from "@/lib/wire/report";
import type { MemberStream } from "@/lib/wire/report-port";
import { readQuestion } from "@/lib/wire/report-query";

import { makeReport } from "./read-report";
import { onlookerOf, type ReportContext } from "./report-context";

const query = z.object({ table: z.enum(reportTables), format: z.enum(["csv", "json"]).default("csv") });

const WAIT_SECONDS = 10;

/** A table on its way out: rows come a page at a time, as fast as they are taken. */
export type ExportedTable = {
  table: ReportTable;
  format: "csv" | "json";
  question: ReportQuestion;
  columns: readonly string[];
  pages: AsyncGenerator<readonly (readonly Cell[])[], void>;
};

/** A table of the report that an address asks for. */
export async function exportReportTable(
  ctx: ReportContext,
  params: URLSearchParams,
): Promise<Outcome<ExportedTable>> {
  if (!can(ctx.actor, "read incidents"))
    return failure("forbidden", "This needs the right to read incidents.");
  const nowMs = ctx.now().getTime();
  const asked = readQuestion(params, nowMs);
  if (!asked.ok) return asked;
  const parsed = parseInput(query, {
    table: params.get("table") ?? undefined,
    format: params.get("format") ?? undefined,
  });
  if (!parsed.ok) return parsed;
  const { table, format } = parsed.value;
  const question = asked.value;
  const onlooker = onlookerOf(ctx.actor);

  if (table !== "incidents") {
    const { columns, rows } = tableOf(await makeReport(ctx, question, onlooker), table);
    return success({ table, format, question, columns, pages: onePage(rows) });
  }
  const stream = await ctx.reports.stream(momentsOf(question.period), onlooker);
  if (!stream)
    return failure("unavailable", "Other tables are being downloaded. Try again in a moment.", {
      retryAfterSeconds: WAIT_SECONDS,
    });
  return success({
    table,
    format,
    question,
    columns: memberColumns,
    pages: cellsOf(stream, question, nowMs),
  });
}

async function* onePage(rows: readonly (readonly Cell[])[]) {
  yield await Promise.resolve(rows);
}

async function* cellsOf({ pages, sees }: MemberStream, question: ReportQuestion, nowMs: number) {
  for await (const page of pages)
    yield page
      .filter(({ member }) => counts(member, { sees }, question))
      .map(({ member, title }) => memberCells(memberRow(member, title, nowMs), question.population));
}
