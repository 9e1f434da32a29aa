import type { Investigation, InvestigationJob } from "@/lib/timeline/state";

const PREFIX = "test:";

/** The job that tests a hypothesis, by its name in the log. */
export function testIdOf(hypothesisId: string): string {
  return `${PREFIX}${hypothesisId}`;
}

function hypothesisOf({ id }: { id: string }): string {
  return id.slice(PREFIX.length);
}

/** The job that says what the verdicts rest on. */
export const WITHOUT_ID = "without";

export type Tests = {
  /** All that there are. */
  all: readonly string[];
  /** Of which there is a result, be it that there can be none: in the order in which they landed. */
  landed: readonly string[];
  /** Those that could not be done, with why. */
  failed: ReadonlyMap<string, string>;
  /** Whether all has landed that there is, what the verdicts rest on with it. */
  isComplete: boolean;
};

function isOver({ state }: Pick<InvestigationJob, "state">): boolean {
  return state === "done" || state === "failed";
}

/** How far the tests of an investigation are, by hypothesis. */
export function testsOf({ jobs }: Pick<Investigation, "jobs">): Tests {
  const tests = jobs.filter(({ id }) => id.startsWith(PREFIX));
  const landed = tests.filter(isOver).sort((one, other) => one.seq - other.seq);
  const without = jobs.find(({ id }) => id === WITHOUT_ID);
  return {
    all: tests.map(hypothesisOf),
    landed: landed.map(hypothesisOf),
    isComplete: landed.length === tests.length && (!without || isOver(without)),
    failed: new Map(
      landed.filter(({ state }) => state === "failed").map((job) => [hypothesisOf(job), job.found]),
    ),
  };
}
