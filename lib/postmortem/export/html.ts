import { kindWords } from "../../timeline/words";
import { clock } from "./evidence-table";
import type { Exported } from "./exported";
import { blocksHtml } from "./html-blocks";
import { style } from "./html-style";
import { type Html, markup, nothing } from "./html-text";
import { linkedIn } from "./linked";
import { bodyLines } from "./plain-lines";
import { oneLine } from "../draft/writing";

/** Events that are told at the end, as what sentences come from. */
const MOST_TOLD = 500;

/** Nothing is fetched, nothing runs: what a browser is told of the page, and what holds in a file too. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A postmortem as one HTML file that needs nothing else: for a browser, for mail, for paper. */
export function postmortemHtml(exported: Exported): string {
  const { document, facts, number, title, severity, status, kind, version, throughSeq, names } = exported;
  const name = `Postmortem of INC-${number}: ${title}`;
  const about = [
    `INC-${number}`,
    severity,
    status,
    ...(kind === "real" ? [] : [kindWords[kind]]),
    version === null ? "not a kept version" : `version ${version}`,
    `as of event ${throughSeq} of the log`,
    ...(names === "roles" ? ["roles in place of names"] : []),
  ].join(" · ");
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${name}</title>
<style>${{ html: style }}</style>
</head>
<body>
<p class="meta">${about}</p>
<main>${blocksHtml(document.content, facts)}</main>
${sources(exported)}
</body>
</html>
`;
  return page.html;
}

/** What each number beside a sentence stands for. */
function sources({ document, facts }: Exported): Html {
  const seqs = linkedIn(document).seqs.toSorted((one, other) => one - other);
  if (seqs.length === 0) return nothing;
  const told = seqs.slice(0, MOST_TOLD).flatMap((seq) => facts.event(seq) ?? []);
  const more = seqs.length - MOST_TOLD;
  return markup`<section><h2>Events that this text comes from</h2><ol class="sources">${told.map(
    ({ seq, at, by, line, ...words }) =>
      markup`<li id="event-${seq}">${seq} · <time datetime="${at}">${clock(at)}</time> · ${by} ${line === "" ? firstWords(words) : line}</li>`,
  )}</ol>${more > 0 ? markup`<p class="meta">And ${more} more.</p>` : nothing}</section>`;
}

const firstWords = (words: Parameters<typeof bodyLines>[0]): string =>
  oneLine(bodyLines(words).join("\n"), 160);
