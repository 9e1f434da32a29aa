import { performance } from "node:perf_hooks";

import { analyse } from "@/lib/analysis/analyse";

import { analysisInput } from "../cases/analysis-input";
import type { FoundCase } from "../cases/find-cases";
import { type RecordedCase, readCase } from "../cases/read-case";
import { type CaseLine, lineOf } from "./case-line";
import { type Suspect, suspectsOf } from "./fit/suspects";
import { quietWindows } from "./quiet-windows";

/** What is wanted of a case besides its line. */
export type Wanted = {
  /** The same of fault-free windows cut from its recording. */
  quiet: boolean;
  /** What the tests saw of each service, before any weight. */
  suspects: boolean;
};

export type Judged = { line: CaseLine; suspects: readonly Suspect[] };
export type JudgedCase = Judged & { quiet: readonly Judged[] };

/** Reads a case as a responder would see it, and judges it. Throws where it cannot be read. */
export async function judgeCase(found: FoundCase, wanted: Wanted): Promise<JudgedCase> {
  const before = performance.now();
  const recorded = await readCase(found.folder);
  const own = judged(recorded, wanted, { name: found.case, before });
  const quiet = wanted.quiet ? quietWindows(recorded, found.case) : [];
  return {
    ...own,
    quiet: quiet.map((window, turn) =>
      judged(window, wanted, {
        name: `${found.case}#quiet-${turn + 1}`,
        before: performance.now(),
        isQuiet: true,
      }),
    ),
  };
}

type Judging = { name: string; before: number; isQuiet?: boolean };

function judged(recorded: RecordedCase, wanted: Wanted, { name, before, isQuiet = false }: Judging): Judged {
  const { input, called } = analysisInput(recorded);
  // A window that ends before the incident knows nothing of what was changed later.
  const changes = isQuiet ? input.changes.filter(({ atUs }) => atUs < recorded.signals.toUs) : input.changes;
  const framed = performance.now();
  const judgement = analyse({ ...input, changes });
  const analysisMs = performance.now() - framed;
  const { timeScale } = recorded;
  const line = lineOf(judgement, { case: name, called, timeScale, loadMs: framed - before, analysisMs });
  return { line, suspects: wanted.suspects ? suspectsOf({ ...input, changes }) : [] };
}
