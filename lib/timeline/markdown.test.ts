import { describe, expect, it } from "vitest";

import { everyLine } from "@/test/every-event";
import { bo, declared, type Line, logOf, machine, note, stateOf } from "@/test/sample-log";

import { eventMarkdown, incidentMarkdown } from "./markdown";
import { blank } from "./redaction";

describe("eventMarkdown", () => {
  it("is a list item with the moment, the person and the words as last corrected", () => {
    const log = logOf([
      declared,
      note("first words\n\nand more", { at: "2026-11-22T14:05:09Z" }),
      { type: "event_corrected", payload: { targetSeq: 2, markdown: "mended *words*" } },
    ]);
    const [, target] = log;
    if (!target) throw new Error("the log is short");
    expect(eventMarkdown(target, stateOf(log))).toBe(
      "- **2026-11-22 14:05:09 UTC** Ana Berg\n\n  mended *words*",
    );
    expect(eventMarkdown(target, stateOf(log.slice(0, 2)))).toContain("first words\n\n  and more");
  });

  it("writes names and titles literally, so that they cannot forge markup", () => {
    const log = logOf([
      { ...declared, payload: { ...declared.payload, title: "[x](http://e) **b**", summary: "" } },
    ]);
    const [event] = log;
    if (!event) throw new Error("the log is empty");
    expect(eventMarkdown(event, stateOf(log))).toContain(String.raw`**\[x\](http://e) \*\*b\*\***`);
  });

  it("leaves words of telemetry in what code has found as they are, and the Markdown of people", () => {
    const found: Line = {
      type: "evidence_added",
      payload: { evidenceId: "e1", hypothesisId: "h1", stance: "for", statement: "<*> of *one* <*>" },
    };
    const texts = [machine, bo].map((by) => {
      const log = logOf([declared, { ...found, by }]);
      const [, event] = log;
      return event && eventMarkdown(event, stateOf(log));
    });
    expect(texts[0]).toContain(String.raw`\<\*\> of \*one\* \<\*\>`);
    expect(texts[1]).toContain("<*> of *one* <*>");
  });

  it("says nothing of redacted words", () => {
    const log = logOf([
      declared,
      note("hunter2"),
      { type: "event_redacted", payload: { targetSeq: 2, reason: "secret" } },
    ]);
    const [, target] = log;
    if (!target) throw new Error("the log is short");
    expect(eventMarkdown(blank(target), stateOf(log))).not.toContain("hunter2");
  });
});

describe("incidentMarkdown", () => {
  it("holds what is true now and every event, in the order in which things happened", () => {
    const log = logOf([
      declared,
      note("late", { at: "2026-11-22T16:00:00Z" }),
      note("early", { at: "2026-11-22T13:00:00Z" }),
      ...everyLine,
    ]);
    const text = incidentMarkdown(stateOf(log), log, "https://parallax.example/incidents/12");
    expect(
      text.startsWith("# INC-12 Checkout is down\n\nSEV1 · merged · <https://parallax.example/incidents/12>"),
    ).toBe(true);
    expect(text).toContain("- Impact started: 2026-11-22 13:48:00 UTC");
    expect(text).toContain("- Commander: Bo Chen");
    expect(text.match(/^- \*\*2026/gm)).toHaveLength(log.length);
    expect(text.indexOf("early")).toBeLessThan(text.indexOf("late"));
  });
});
