import { describe, expect, it } from "vitest";

import type { IncidentPage, IncidentSummary } from "@/lib/wire/incident-list";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { createPageReader } from "./page-reader";

const incident = (number: number): IncidentSummary => ({
  id: `i-${number}`,
  number,
  title: `Incident ${number}`,
  severity: "SEV3",
  status: "closed",
  kind: "real",
  restricted: false,
  commander: null,
  responderCount: 0,
  declaredAt: "2026-01-01T00:00:00.000Z",
  impactStartedAt: null,
  resolvedAt: null,
  nextUpdateAt: null,
});

/** A list of 10 incidents, two per page; cursors are numbers. Answers when it is told to. */
function world() {
  let answers: (() => void)[] = [];
  let failing = false;
  const asked: string[] = [];
  const reader = createPageReader((after) => {
    asked.push(after);
    const from = Number(after);
    const page: Outcome<IncidentPage> = failing
      ? failure("unavailable", "The server cannot be reached.")
      : success({
          incidents: [incident(from + 1), incident(from + 2)],
          next: from + 2 < 10 ? String(from + 2) : null,
        });
    return new Promise((resolve) => answers.push(() => resolve(page)));
  });
  return {
    reader,
    asked,
    numbers: () => reader.state().incidents.map(({ number }) => number),
    fail: (to: boolean) => {
      failing = to;
    },
    answer: async () => {
      while (answers.length > 0) {
        const due = answers;
        answers = [];
        for (const give of due) give();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

describe("the pages behind the first", () => {
  it("reads one page at a time, to the end", async () => {
    const { reader, numbers, answer } = world();
    reader.renew("4", 1);
    expect(reader.state().loading).toBe(true);
    await answer();
    expect(numbers()).toEqual([5, 6]);
    reader.readOn();
    reader.readOn();
    await answer();
    expect(numbers()).toEqual([5, 6, 7, 8]);
    reader.readOn();
    await answer();
    expect(reader.state()).toMatchObject({ more: false, loading: false });
    reader.readOn();
    expect(numbers()).toEqual([5, 6, 7, 8, 9, 10]);
  });

  it("reads again as far as it had read when what stands before is drawn anew", async () => {
    const { reader, numbers, asked, answer } = world();
    reader.renew("4", 1);
    await answer();
    reader.readOn();
    await answer();
    reader.renew("3", 2);
    expect(numbers()).toEqual([5, 6, 7, 8]);
    await answer();
    expect(numbers()).toEqual([4, 5, 6, 7]);
    expect(asked).toEqual(["4", "6", "3", "5"]);
    reader.renew("3", 2);
    expect(asked).toHaveLength(4);
  });

  it("gives up a reading that has been overtaken", async () => {
    const { reader, numbers, answer } = world();
    reader.renew("4", 1);
    reader.renew("0", 2);
    await answer();
    expect(numbers()).toEqual([1, 2]);
  });

  it("keeps what it has when a reading fails, and can try again", async () => {
    const { reader, numbers, fail, answer } = world();
    reader.renew("4", 1);
    await answer();
    fail(true);
    reader.readOn();
    await answer();
    expect(numbers()).toEqual([5, 6]);
    expect(reader.state().problem?.code).toBe("unavailable");
    fail(false);
    reader.readOn();
    await answer();
    expect(reader.state()).toMatchObject({ problem: null, loading: false });
    expect(numbers()).toEqual([5, 6, 7, 8]);
  });
});
