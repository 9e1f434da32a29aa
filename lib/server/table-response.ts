import { type Cell, csvRecord } from "@/lib/reports/csv";
import type { ExportedTable } from "@/lib/verbs/export-report-table";

const types = { csv: "text/csv; charset=utf-8; header=present", json: "application/json" } as const;

/** A table as a file, written as fast as the caller takes it: one page of it is in memory. */
export function tableResponse(exported: ExportedTable): Response {
  const { table, format, question, pages } = exported;
  const { period, population } = question;
  const marked = population === "own" ? "" : `${population}-`;
  const name = `${marked}${table.replaceAll("_", "-")}-${period.from}-${period.to}.${format}`;
  const chunks = format === "csv" ? csvChunks(exported) : jsonChunks(exported);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await chunks.return();
        await pages.return();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      "content-type": types[format],
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

async function* csvChunks({ columns, pages }: ExportedTable): AsyncGenerator<string, void> {
  yield csvRecord(columns);
  for await (const rows of pages) yield rows.map(csvRecord).join("");
}

async function* jsonChunks({ columns, pages }: ExportedTable): AsyncGenerator<string, void> {
  const record = (cells: readonly Cell[]) =>
    JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null])));
  let before = "[\n";
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield `${before}${rows.map(record).join(",\n")}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
