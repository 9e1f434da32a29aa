import type { Investigation } from "@/lib/timeline/state";

const PREFIX = "test:";

/** The job that tests a hypothesis, by its name in the log. */
export function testIdOf(hypothesisId: string): string {
  return `${PREFIX}${hypothesisId}`;
}

function hypothesisOf({ id }: { id: string }): string {
  return id.slice(PREFIX.length);
}

export type Tests = {
  /** All that there are. */
  all: readonly string[];
  /** Of which there is a result, be it that there can be none: in the order in which they landed. */
  landed: readonly string[];
  /** Those that could not be done, with why. */
  failed: ReadonlyMap<string, string>;
};

/** How far the tests of an investigation are, by hypothesis. */
export function testsOf({ jobs }: Pick<Investigation, "jobs">): Tests {
  const tests = jobs.filter(({ id }) => id.startsWith(PREFIX));
  const landed = tests
    .filter(({ state }) => state === "done" || state === "failed")
    .sort((one, other) => one.seq - other.seq);
  return {
    all: tests.map(hypothesisOf),
    landed: landed.map(hypothesisOf),
    failed: new Map(
      landed.filter(({ state }) => state === "failed").map((job) => [hypothesisOf(job), job.found]),
    ),
  };
}
