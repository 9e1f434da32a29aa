import { postmortemHtml } from "@/lib/postmortem/export/html";
import { postmortemJson } from "@/lib/postmortem/export/json";
import { postmortemMarkdown } from "@/lib/postmortem/export/markdown";
import type { ExportAsked } from "@/lib/verbs/export-postmortem";
import type { Outcome } from "@/lib/wire/problem";

import { createPdfPrinter, type PdfPrinter } from "./print-pdf";

// Routes are bundled apart: one at a time is one in this process.
const PLACE = Symbol.for("parallax.pdf-printer");

function pdfPrinter(): PdfPrinter {
  const present: PdfPrinter | undefined = Reflect.get(globalThis, PLACE);
  if (present) return present;
  const made = createPdfPrinter();
  Reflect.set(globalThis, PLACE, made);
  return made;
}

/** A postmortem as a file to keep: it is never shown as a page of this server. */
export async function exportResponse({ format, whole }: ExportAsked): Promise<Outcome<never> | Response> {
  const name = `postmortem-inc-${whole.number}`;
  switch (format) {
    case "markdown":
      return file(postmortemMarkdown(whole), `${name}.md`, "text/markdown; charset=utf-8");
    case "html":
      return file(postmortemHtml(whole), `${name}.html`, "text/html; charset=utf-8");
    case "json":
      return file(postmortemJson(whole), `${name}.json`, "application/json");
    case "pdf": {
      const printed = await pdfPrinter().print(postmortemHtml(whole));
      return printed.ok ? file(printed.value, `${name}.pdf`, "application/pdf") : printed;
    }
  }
}

function file(body: string | Uint8Array<ArrayBuffer>, name: string, type: string): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
