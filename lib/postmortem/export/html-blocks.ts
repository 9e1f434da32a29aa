import type { Block, Inline, ListItem, Mark } from "../document-types";
import { clock } from "./evidence-table";
import type { EventFact, Facts, FollowUpFact, HypothesisFact } from "./facts";
import { evidenceHtml } from "./html-evidence";
import { type Html, markup, nothing } from "./html-text";
import { evidenceCount, followUpDetails, gone, verdict } from "./words";
import { bodyLines, plainLines } from "./plain-lines";

/** Sources that stand beside a sentence; the others are counted. */
const MOST_BESIDE = 3;

export const blocksHtml = (blocks: readonly Block[], facts: Facts): Html[] =>
  blocks.map((block) => blockHtml(block, facts));

function blockHtml(block: Block, facts: Facts): Html {
  switch (block.type) {
    case "paragraph":
      return markup`<p>${lineHtml(block.content)}</p>`;
    case "heading":
      return headingHtml(block.attrs.level, lineHtml(block.content));
    case "bulletList":
      return markup`<ul>${itemsHtml(block.content, facts)}</ul>`;
    case "orderedList":
      return markup`<ol start="${block.attrs.start}">${itemsHtml(block.content, facts)}</ol>`;
    case "blockquote":
      return markup`<blockquote>${blocksHtml(block.content, facts)}</blockquote>`;
    case "codeBlock":
      return markup`<pre><code>${block.content?.[0]?.text ?? ""}</code></pre>`;
    case "horizontalRule":
      return markup`<hr>`;
    case "timelineExcerpt":
      return markup`<ol class="timeline">${block.attrs.seqs.map((seq) => entryHtml(facts.event(seq)))}</ol>`;
    case "frozenEvidence":
      return evidenceHtml(facts.evidence(block.attrs.seq));
    case "hypothesis":
      return hypothesisHtml(facts.hypothesis(block.attrs.hypothesisId));
    case "followUp":
      return followUpHtml(facts.followUp(block.attrs.taskId));
  }
}

function headingHtml(level: 1 | 2 | 3, words: readonly Html[]): Html {
  if (level === 1) return markup`<h1>${words}</h1>`;
  return level === 2 ? markup`<h2>${words}</h2>` : markup`<h3>${words}</h3>`;
}

const itemsHtml = (items: readonly ListItem[], facts: Facts): Html[] =>
  items.map(({ content }) => markup`<li>${blocksHtml(content, facts)}</li>`);

const lineHtml = (line: readonly Inline[] = []): Html[] =>
  line.map((run) => (run.type === "text" ? runHtml(run.text, run.marks ?? []) : markup`<br>`));

function runHtml(text: string, marks: readonly Mark[]): Html {
  let run = markup`${text}`;
  let beside = nothing;
  for (const mark of marks)
    switch (mark.type) {
      case "bold":
        run = markup`<strong>${run}</strong>`;
        break;
      case "italic":
        run = markup`<em>${run}</em>`;
        break;
      case "strike":
        run = markup`<s>${run}</s>`;
        break;
      case "code":
        run = markup`<code>${run}</code>`;
        break;
      case "link":
        run = markup`<a href="${mark.attrs.href}" rel="noopener noreferrer nofollow">${run}</a>`;
        break;
      case "source":
        beside = sourcesHtml(mark.attrs.seqs);
    }
  return markup`${run}${beside}`;
}

/** The numbers of the events that a sentence comes from; each is told at the end of the document. */
function sourcesHtml(seqs: readonly number[]): Html {
  const more = seqs.length - MOST_BESIDE;
  const numbers = seqs
    .slice(0, MOST_BESIDE)
    .map((seq, index) => markup`${index > 0 ? ", " : ""}<a href="#event-${seq}">${seq}</a>`);
  return markup`<sup>${numbers}${more > 0 ? ` +${more}` : ""}</sup>`;
}

function entryHtml(event: EventFact | null): Html {
  if (!event) return markup`<li class="gone">${gone}</li>`;
  return markup`<li><time datetime="${event.at}">${clock(event.at)}</time> ${entryWords(event)}</li>`;
}

/** Who did what, and their words beneath. */
function entryWords(event: EventFact): Html {
  const { by, line, reason } = event;
  const words = [...plainLines(reason), ...bodyLines(event)].map((each) => markup`<p>${each}</p>`);
  return markup`<span><b>${by}</b> ${line}</span>${words.length > 0 ? markup`<blockquote>${words}</blockquote>` : nothing}`;
}

function hypothesisHtml(hypothesis: HypothesisFact | null): Html {
  if (!hypothesis) return markup`<p class="gone">${gone}</p>`;
  return markup`<div class="card"><p><strong>${hypothesis.claim}</strong></p><p>${verdict(hypothesis)}</p><p class="meta">${evidenceCount(hypothesis)}</p></div>`;
}

function followUpHtml(task: FollowUpFact | null): Html {
  if (!task) return markup`<p class="gone">${gone}</p>`;
  return markup`<div class="card"><p>${task.state === "done" ? "☑" : "☐"} <strong>${task.title}</strong></p><p class="meta">${followUpDetails(task)}</p></div>`;
}
