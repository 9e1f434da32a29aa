import { expect, test } from "vitest";

import { declared, type Line, logOf, note, stateOf } from "@/test/sample-log";

import { insertGroups } from "./insert-choices";

const lines: readonly Line[] = [
  declared,
  note("The pool is full"),
  { type: "task_added", payload: { taskId: "t1", title: "Bound the pool", owner: null, followUp: true } },
  {
    type: "hypothesis_proposed",
    payload: { hypothesisId: "h1", kind: "change", claim: "Checkout 4.2 leaks" },
  },
  {
    type: "evidence_pinned",
    payload: {
      title: "Pool in use",
      frozen: {
        source: "Parallax",
        query: "pool.used",
        from: "2026-11-22T13:30:00.000Z",
        to: "2026-11-22T14:30:00.000Z",
        result: { kind: "figures", figures: [] },
        resultHash: "h",
      },
    },
  },
];
const events = logOf(lines);
const room = { events, confirmed: stateOf(events) };
const found = (query: string) =>
  Object.fromEntries(
    insertGroups(room, query).map(({ name, choices }) => [name, choices.map(({ content }) => content)]),
  );

test("everything in the room that can stand in the text is found by words that are in it", () => {
  expect(found("bound pool")).toMatchObject({
    "Follow-ups": [{ type: "followUp", attrs: { taskId: "t1" } }],
  });
  expect(found("LEAKS")).toMatchObject({
    Hypotheses: [{ type: "hypothesis", attrs: { hypothesisId: "h1" } }],
  });
  expect(found("pool in use")["Charts and evidence"]).toEqual([
    { type: "frozenEvidence", attrs: { seq: 5 } },
  ]);
  expect(found("pool is full")).toEqual({ Timeline: [{ type: "timelineExcerpt", attrs: { seqs: [2] } }] });
  expect(found("nothing of the kind")).toEqual({});
});

test("without a question the newest of each kind are offered, and what was redacted is not", () => {
  expect(Object.keys(found(""))).toEqual(["Follow-ups", "Hypotheses", "Charts and evidence", "Timeline"]);
  const many = Array.from({ length: 40 }, (_, index) => note(`note ${index}`));
  const log = logOf([declared, ...many]);
  const longer = log.slice(0, -1).concat(Object.assign({}, log.at(-1), { payload: null }));
  const timeline = insertGroups({ events: longer, confirmed: stateOf(longer) }, "note").find(
    ({ name }) => name === "Timeline",
  );
  expect(timeline?.choices[0]?.content).toEqual({ type: "timelineExcerpt", attrs: { seqs: [40] } });
  expect(timeline?.choices.length).toBeLessThan(20);
});
