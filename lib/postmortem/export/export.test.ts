import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { advance, emptyRoom, type Room } from "@/lib/timeline/room";
import { anyLog } from "@/test/any-log";
import { everyLine, frozenCharge, frozenPool, frozenRefusals } from "@/test/every-event";
import { hostileTexts } from "@/test/hostile-texts";
import { finishedLines } from "@/test/investigation-log";
import { bo, declared, INCIDENT, type Line, logOf, machine, note } from "@/test/sample-log";

import { draftPostmortem } from "../draft";
import type { Document } from "../document-types";
import { documentWith, LINK } from "../testing/hostile-postmortem";
import { exported, type ExportOptions } from "./exported";
import { postmortemHtml } from "./html";
import { postmortemJson } from "./json";
import { postmortemMarkdown } from "./markdown";

const people: ExportOptions = { names: "people", version: null };
const roomOf = (lines: readonly Line[]): Room => advance(emptyRoom(INCIDENT), logOf(lines));
const formats = { postmortemHtml, postmortemJson, postmortemMarkdown };
const linked = (...blocks: Document["content"]): Document => ({ type: "doc", content: blocks });

/** A room in which somebody wrote these words wherever words are taken. */
function hostileRoom(text: string): Room {
  const words = text.slice(0, 150).toWellFormed().trim() || "-";
  const name = words.slice(0, 100).toWellFormed().trim() || "-";
  const by = { kind: "person", id: "eve", name } as const;
  const frozen = { ...frozenPool, source: words, query: words };
  return roomOf([
    { ...declared, payload: { ...declared.payload, title: words, summary: words }, by },
    note(text.slice(0, 600).toWellFormed().trim() || "-", { by }),
    { type: "decision_made", payload: { decisionId: "d1", action: words, expectedEffect: words }, by },
    {
      type: "hypothesis_proposed",
      payload: { hypothesisId: "h1", kind: "other", claim: words, component: words },
    },
    { type: "hypothesis_overruled", payload: { hypothesisId: "h1", state: "confirmed", reason: words }, by },
    {
      type: "evidence_added",
      payload: {
        evidenceId: "e1",
        hypothesisId: "h1",
        stance: "for",
        statement: words,
        frozen: { ...frozen, result: { kind: "figures", figures: { [words]: words } } },
      },
    },
    {
      type: "evidence_pinned",
      payload: {
        title: words,
        note: words,
        frozen: {
          ...frozen,
          result: {
            ...frozenPool.result,
            lines: frozenPool.result.lines.map((line) => ({
              ...line,
              service: words,
              metric: words,
              unit: words,
            })),
          },
        },
      },
    },
    {
      type: "evidence_pinned",
      payload: {
        title: words,
        frozen: { ...frozen, result: { ...frozenRefusals.result, template: words, service: words } },
      },
    },
    {
      type: "evidence_pinned",
      payload: {
        title: words,
        frozen: {
          ...frozen,
          result: {
            ...frozenCharge.result,
            spans: frozenCharge.result.spans.map((span) =>
              Object.assign({}, span, { service: words, operation: words }),
            ),
          },
        },
      },
    },
    {
      type: "task_added",
      payload: { taskId: "t1", title: words, owner: { id: "eve", name }, followUp: true },
    },
  ]);
}

const TAG = /^<(?:!doctype html|\/?[a-z]+\d?(?: [a-zA-Z-]+="[^"<>]*")*\/?)>$/;
const attributes = new Set(
  "lang charset http-equiv content name class id href rel datetime start scope role aria-label aria-hidden viewBox width height x y d fill fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray text-anchor".split(
    " ",
  ),
);
const elements = new Set(
  "!doctype html head meta title style body p main section h1 h2 h3 ul ol li blockquote pre code hr br strong em s a sup b span time figure figcaption table thead tbody tr th td div svg path rect text".split(
    " ",
  ),
);

/** What of a page is not what this code writes. */
function foreignMarkup(html: string): string[] {
  const tags = html.replace(/<style>[^<]*<\/style>/, "").match(/<[^>]*>?/g) ?? [];
  return tags.filter((tag) => {
    const name = /^<\/?([^\s>]+)/.exec(tag)?.[1] ?? "";
    const own = [...tag.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)];
    const links = own.filter(([, key]) => key === "href").map(([, , value = ""]) => value);
    return !(
      TAG.test(tag) &&
      elements.has(name) &&
      own.every(([, key = ""]) => attributes.has(key)) &&
      links.every((href) => /^#event-\d+$/.test(href) || href === LINK.replace("&", "&amp;"))
    );
  });
}

type Node = { type: string; url?: string; value?: string; children?: readonly Node[] };
const nodesOf = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];
const known = new Set(
  "root paragraph text heading strong emphasis delete inlineCode code list listItem blockquote break thematicBreak link table tableRow tableCell".split(
    " ",
  ),
);

describe("an export of hostile words", () => {
  it.each(hostileTexts)("shows $name as the words that they are", ({ text }) => {
    const room = hostileRoom(text);
    for (const document of [documentWith(text, room.state), draftPostmortem(room)]) {
      const whole = exported(document, room, people);
      const html = postmortemHtml(whole);
      expect(foreignMarkup(html)).toEqual([]);
      expect(html.replaceAll(/<[^>]*>/g, "")).not.toMatch(/[<>]/);

      const nodes = nodesOf(
        fromMarkdown(postmortemMarkdown(whole), {
          extensions: [gfm()],
          mdastExtensions: [gfmFromMarkdown()],
        }),
      );
      expect([...new Set(nodes.map(({ type }) => type))].filter((type) => !known.has(type))).toEqual([]);
      expect(nodes.flatMap(({ url }) => url ?? []).filter((url) => url !== LINK)).toEqual([]);
      expect(JSON.parse(postmortemJson(whole))).toMatchObject({ document });
    }
  });

  it("is refused by no format, whatever the log", () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom("people" as const, "roles" as const), (log, names) => {
        const room = advance(emptyRoom(INCIDENT), log);
        for (const document of [draftPostmortem(room), documentWith("x", room.state)])
          for (const format of Object.values(formats))
            expect(format(exported(document, room, { names, version: 2 }))).not.toBe("");
      }),
      { numRuns: 40 },
    );
  });
});

describe("what a document links to", () => {
  const room = roomOf([declared, ...everyLine]);
  const seqOf = (type: string): number => room.events.find((event) => event.type === type)?.seq ?? 0;
  const markdown = (...blocks: Document["content"]) =>
    postmortemMarkdown(exported(linked(...blocks), room, people));

  it("is written out in Markdown: events with their times, charts as tables with query and hash, verdicts, tasks", () => {
    expect(markdown({ type: "timelineExcerpt", attrs: { seqs: [seqOf("decision_made"), 999] } })).toMatch(
      /^- \*\*2026-11-22 14:\d\d:00 UTC\*\* Ana Berg decided · to be checked at .+\n\n {2}> Roll back\n {2}>\n {2}> Expected: 5xx below 1 %\n- What stood here is not in the log/,
    );
    const chart = markdown({ type: "frozenEvidence", attrs: { seq: seqOf("evidence_pinned") } });
    expect(chart).toContain(
      "| checkout · pool.wait · node-1 | 2 ms | 1 ms | 900 ms | 2026-11-22 13:02:00 UTC |",
    );
    expect(chart).toContain(`Query: \`${frozenPool.query}\``);
    expect(chart).toContain(`SHA-256 of the result: \`${frozenPool.resultHash}\``);
    expect(markdown({ type: "hypothesis", attrs: { hypothesisId: "h1" } })).toBe(
      "> **Release 4.2.0 exhausts the connection pool**\n>\n> confirmed by Ana Berg, 72 % by the evidence: Rollback ended it\n>\n> Evidence: 1 for, 0 against, 0 neutral.\n",
    );
    expect(markdown({ type: "followUp", attrs: { taskId: "t1" } })).toBe(
      "- [x] Roll back checkout 4.2 (prevent · Bo Chen · due 2026-12-01 · done)\n",
    );
  });

  it("is drawn in HTML, with words for those who do not see it", () => {
    const html = postmortemHtml(
      exported(linked({ type: "frozenEvidence", attrs: { seq: seqOf("evidence_pinned") } }), room, people),
    );
    expect(html).toMatch(
      /<svg role="img" aria-label="Pool waits, 2026-11-22 13:00:00 UTC to 2026-11-22 13:03:00 UTC"/,
    );
    expect(html).toContain(
      'http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src',
    );
    expect(html).not.toMatch(/<script|<img|<link|url\(|@import|src=/);
  });

  it("tells at the end of HTML each event that a sentence comes from", () => {
    const html = postmortemHtml(exported(draftPostmortem(room), room, people));
    for (const [, seq = ""] of html.matchAll(/href="#event-(\d+)"/g))
      expect(html).toContain(`id="event-${seq}"`);
  });

  it("says so where its words were redacted", () => {
    const redacted = roomOf([
      declared,
      note("the password is hunter2"),
      { type: "event_redacted", payload: { targetSeq: 2, reason: "Held a password" } },
    ]);
    const document = linked(
      { type: "timelineExcerpt", attrs: { seqs: [2] } },
      { type: "frozenEvidence", attrs: { seq: 2 } },
    );
    for (const format of Object.values(formats)) {
      const text = format(exported(document, redacted, people));
      expect(text).toContain("redacted");
      expect(text).not.toContain("hunter2");
    }
  });
});

describe("roles in place of names", () => {
  const spoken: Line[] = [
    ...finishedLines,
    {
      type: "role_assigned",
      payload: {
        role: "commander",
        person: { id: "bo", name: "Bo Chen" },
        handover: "Bo takes over from Ana.",
      },
    },
    { type: "responder_joined", payload: { person: { id: "mei", name: "Mei Tanaka" } } },
    note("ana  berg told Mei that Chen's fix works; anathema and BERGAMOT are words.", { by: bo }),
    {
      type: "task_added",
      payload: {
        taskId: "t1",
        title: "Ask Mei Tanaka",
        owner: { id: "mei", name: "Mei Tanaka" },
        followUp: true,
      },
    },
    {
      type: "change_linked",
      payload: {
        changeId: "c9",
        kind: "deploy",
        title: "x",
        changedAt: "2026-11-22T13:00:00Z",
        author: "Jo Smith",
      },
      by: machine,
    },
  ];
  const room = roomOf(spoken);

  it("leave no known name in any format, neither whole nor in parts", () => {
    const document = linked(
      ...draftPostmortem(room).content,
      {
        type: "timelineExcerpt",
        attrs: { seqs: room.events.map(({ seq }) => seq) },
      },
      { type: "codeBlock", attrs: { language: null }, content: [{ type: "text", text: "owner: Ana Berg" }] },
    );
    for (const format of Object.values(formats)) {
      const text = format(exported(document, room, { ...people, names: "roles" }));
      expect(text).not.toMatch(/\b(?:Ana|Berg|Bo Chen|Chen|Mei|Tanaka|Jo Smith|Smith)\b/);
      expect(text).toContain("commander");
      expect(text).toContain("responder 2");
      expect(text).toContain("anathema and BERGAMOT");
    }
  });

  it("are given by what people held, and by their order where they held nothing", () => {
    const document = linked({
      type: "paragraph",
      content: [{ type: "text", text: "Bo Chen, Ana Berg, Mei Tanaka, Jo Smith, Parallax" }],
    });
    expect(postmortemMarkdown(exported(document, room, { ...people, names: "roles" }))).toBe(
      "commander, responder 1, responder 2, author, Parallax\n",
    );
  });
});
