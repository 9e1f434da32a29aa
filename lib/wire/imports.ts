import { z } from "zod";

import { text } from "@/lib/timeline/text";

import type { FieldError } from "./problem";

/** What an import is asked beside its body, in the query of its address. */
export const importQuery = z.strictObject({
  /** The system that the incidents come from, as people call it: with an entry's own id, what it is known by. */
  source: text(120),
  /** Checks all, writes nothing. */
  dryRun: z.enum(["true", "false"]).default("false"),
});

/** One entry on its way: where it stands, and what it says, unchecked; or why it cannot even be read. */
export type ImportEntry = {
  /** The line of a file of lines, or the place in a JSON array, from 1. */
  line: number;
  read:
    | { ok: true; value: unknown }
    /** `ends`: nothing after it can be read either. */
    | { ok: false; errors: readonly FieldError[]; ends?: boolean };
};

/** What is wrong with one entry, or looks so. */
export type ImportFault = FieldError & { line: number };

export type ImportReport = {
  dryRun: boolean;
  /** Entries that there were. */
  read: number;
  /** Written now; in a dry run: that would be. */
  imported: number;
  /** Were here before, with the same words. */
  already: number;
  /** Entries that were left out, each for at least one of `faults`. */
  refused: number;
  /** By line; the first of them, where there are many. */
  faults: readonly ImportFault[];
  faultsLeftOut: number;
  /** What was taken and looks wrong. */
  doubts: readonly ImportFault[];
  doubtsLeftOut: number;
};
