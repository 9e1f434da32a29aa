import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";

import * as z from "zod";

import type { FoundCase } from "../../cases/find-cases";
import { kindsOf } from "./fault-kinds";

const answer = z.object({
  /** Any of them is a hit; several where the incident had several causes. */
  services: z.array(z.string()).min(1),
  change: z.string().nullish(),
  noCodeCause: z.boolean().nullish(),
  faultKind: z.string().nullish(),
});

export type Truth = {
  services: readonly string[];
  /** The culprit's name; "none" where no change is to blame; null where nobody says. */
  change: string | null;
  /** Kinds of cause of which any is right; null where the answer says none that the engine knows. */
  kinds: readonly string[] | null;
};

/** What a recording calls the absence of a culprit. */
export const NO_CULPRIT = "none";

/** The answer of a case. Nothing else opens it. */
export async function readTruth(
  { folder }: FoundCase,
  apart: string | null,
): Promise<{ ok: true; truth: Truth } | { ok: false; problem: string }> {
  const path = apart === null ? join(folder, "truth.json") : join(apart, `${basename(folder)}.json`);
  try {
    const { services, change, noCodeCause, faultKind } = answer.parse(
      JSON.parse(await readFile(path, "utf8")),
    );
    const culprit = noCodeCause === true ? NO_CULPRIT : (change ?? null);
    return { ok: true, truth: { services, change: culprit, kinds: kindsOf(faultKind) } };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}
