import type { FrozenResult } from "../../timeline/frozen";
import { linesSvg, colourOf, patternSvg } from "./chart-svg";
import { clock, type EvidenceTable, evidenceTable, figuresText } from "./evidence-table";
import type { EvidenceFact } from "./facts";
import { type Html, markup, nothing } from "./html-text";
import { gone } from "./words";
import { plainLines } from "./plain-lines";

/** Frozen evidence as a figure: its drawing, its figures as a table, what was asked, and the hash of what came back. */
export function evidenceHtml(evidence: EvidenceFact | null): Html {
  if (!evidence) return markup`<p class="gone">${gone}</p>`;
  const { seq, title, note, source, query, from, to, hash, result } = evidence;
  const shown = result && evidenceTable(result);
  return markup`<figure id="evidence-${seq}"><figcaption><strong>${title}</strong></figcaption>${plainLines(note).map((line) => markup`<p>${line}</p>`)}${result ? drawing(result, evidence) : nothing}${shown ? tableHtml(shown, result.kind === "lines") : nothing}<p class="meta">${clock(from)} to ${clock(to)}, from ${source}, event ${seq}</p><p class="meta">Query <code>${query}</code></p>${hash === "" ? nothing : markup`<p class="meta">SHA-256 of the result <code>${hash}</code></p>`}</figure>`;
}

function drawing(result: FrozenResult, { title, from, to }: EvidenceFact): readonly Html[] {
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  const label = `${title}, ${clock(from)} to ${clock(to)}`;
  switch (result.kind) {
    case "lines":
      return linesSvg(result, window, label);
    case "pattern":
      return [patternSvg(result, window, label)];
    case "figures":
      return [markup`<pre>${figuresText(result)}</pre>`];
    case "trace":
      return [];
  }
}

function tableHtml({ head, rows }: EvidenceTable, coloured: boolean): Html {
  const sign = (place: number) =>
    coloured
      ? markup`<svg width="14" height="8" aria-hidden="true"><path d="M0 4H14" stroke="${colourOf(place)}" stroke-width="2"/></svg> `
      : nothing;
  return markup`<table><thead><tr>${head.map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
    (cells, place) =>
      markup`<tr>${cells.map((cell, column) => markup`<td>${column === 0 ? sign(place) : nothing}${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
}
