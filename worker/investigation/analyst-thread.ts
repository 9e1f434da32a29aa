import { z } from "zod";

import type { Candidate } from "@/lib/investigation/candidates";
import type { EvidenceDraft } from "@/lib/investigation/evidence";
import type { Verdict } from "@/lib/investigation/verdict";
import type { Finish } from "@/lib/investigation/summary";
import type { Method } from "@/lib/server/remote-calls";

import type { Analyst, Landed, Own, OwnFound } from "./analyst";

// Both threads are ours and of one build.
const given = <Value>() => z.custom<Value>((value) => typeof value === "object" && value !== null);
const ofInvestigation = given<{ investigationId: string }>();
const ofHypothesis = given<{ investigationId: string; hypothesisId: string }>();
const ofOwn = given<Own>();
const ofLanded = given<Landed>();

/** What a thread of analysis does for the one that started it. */
export function analystMethods(analyst: Analyst): Readonly<Record<keyof Analyst, Method>> {
  return {
    candidates: async (input) => plain(await analyst.candidates(ofInvestigation.parse(input))),
    evidence: async (input) => plain(await analyst.evidence(ofHypothesis.parse(input))),
    verdicts: async (input) => plain(await analyst.verdicts(ofLanded.parse(input))),
    robustness: async (input) => plain(await analyst.robustness(ofInvestigation.parse(input))),
    own: async (input) => plain(await analyst.own(ofOwn.parse(input))),
    finish: async (input) => plain(await analyst.finish(ofInvestigation.parse(input))),
  };
}

/** Nothing in it but words and numbers. */
function plain(answer: unknown): { answer: unknown; depth: number } {
  return { answer, depth: 0 };
}

/** Puts a question to whichever thread there is. */
export type Ask = (
  method: keyof Analyst,
  of: { investigationId: string },
  signal: AbortSignal | undefined,
) => Promise<unknown>;

/** An analyst in other threads. */
export function distantAnalyst(ask: Ask): Analyst {
  return {
    candidates: async (of, signal) =>
      given<readonly Candidate[]>().parse(await ask("candidates", of, signal)),
    evidence: async (of, signal) =>
      given<readonly EvidenceDraft[]>().parse(await ask("evidence", of, signal)),
    verdicts: async (of, signal) => given<readonly Verdict[]>().parse(await ask("verdicts", of, signal)),
    robustness: async (of, signal) =>
      given<readonly EvidenceDraft[]>().parse(await ask("robustness", of, signal)),
    own: async (of, signal) => given<OwnFound>().parse(await ask("own", of, signal)),
    finish: async (of, signal) => given<Finish>().parse(await ask("finish", of, signal)),
  };
}
