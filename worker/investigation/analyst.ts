import { createHash } from "node:crypto";

import { analyse } from "@/lib/analysis/analyse";
import type { Change } from "@/lib/changes/change";
import type { Judgement } from "@/lib/analysis/judgement";
import { type Candidate, candidatesOf } from "@/lib/investigation/candidates";
import { type EvidenceDraft, evidenceOf } from "@/lib/investigation/evidence";
import { ownEvidenceOf, ownVerdict } from "@/lib/investigation/own-hypothesis";
import { verdictsOf } from "@/lib/investigation/standing";
import { type Finish, finishOf } from "@/lib/investigation/summary";
import type { Leader, Verdict } from "@/lib/investigation/verdict";
import { judgedWithout, robustnessOf } from "@/lib/investigation/without-signal";
import type { InvestigationFrames, InvestigationInput } from "@/lib/store/investigation-frames";
import { lookup, type RoomState } from "@/lib/timeline/state";

/** What is worked out of what an investigation has read: the same answer to the same question, whoever is asked. */
export type Analyst = {
  candidates: (of: { investigationId: string }, signal?: AbortSignal) => Promise<readonly Candidate[]>;
  evidence: (
    of: { investigationId: string; hypothesisId: string },
    signal?: AbortSignal,
  ) => Promise<readonly EvidenceDraft[]>;
  verdicts: (of: Landed, signal?: AbortSignal) => Promise<readonly Verdict[]>;
  /** What the verdicts on the likeliest candidates rest on: one piece of evidence for each. */
  robustness: (of: { investigationId: string }, signal?: AbortSignal) => Promise<readonly EvidenceDraft[]>;
  finish: (of: { investigationId: string }, signal?: AbortSignal) => Promise<Finish>;
  /** Of a person's hypothesis: what speaks for and against it, and where it stands. */
  own: (of: Own, signal?: AbortSignal) => Promise<OwnFound>;
};

export type Own = {
  investigationId: string;
  hypothesisId: string;
  /** All that the log knows of by now. */
  changes: readonly Change[];
  before: RoomState["hypotheses"];
};

export type OwnFound = { evidence: readonly EvidenceDraft[]; verdict: Verdict | null };

export type Landed = {
  investigationId: string;
  /** Hypotheses of which the test has landed. */
  landed: readonly string[];
  before: RoomState["hypotheses"];
};

type Opened = InvestigationInput & { judgement: Judgement; candidates: readonly Candidate[] };

/** Investigations that stay in memory: their frames are large, and the jobs of one come together. */
const MOST_OPENED = 2;

/** Candidates of which it is said what their verdict rests on. */
const MOST_ROBUST = 4;

/** Works it out here. What was read stays in memory for the next question about it, and is judged once for all. */
export function createAnalyst(kept: InvestigationFrames): Analyst {
  const opened = new Map<string, Promise<Opened>>();

  async function load(investigationId: string): Promise<Opened> {
    const read = await kept.read(investigationId);
    if (!read) throw new Error("What was read for the investigation is no longer there.");
    let judgement = await kept.readJudgement(investigationId);
    if (!judgement) {
      await kept.keepJudgement(investigationId, analyse(read.input));
      // The first one's word stands, whoever that was.
      judgement = await kept.readJudgement(investigationId);
    }
    if (!judgement) throw new Error("What was read for the investigation is no longer there.");
    return { ...read, judgement, candidates: candidatesOf(judgement, read.input.changes) };
  }

  function open(investigationId: string): Promise<Opened> {
    const known = opened.get(investigationId);
    opened.delete(investigationId);
    const loading = known ?? load(investigationId);
    opened.set(investigationId, loading);
    loading.catch(() => opened.delete(investigationId));
    for (const oldest of opened.keys()) {
      if (opened.size <= MOST_OPENED) break;
      opened.delete(oldest);
    }
    return loading;
  }

  return {
    candidates: async ({ investigationId }) => (await open(investigationId)).candidates,
    async evidence({ investigationId, hypothesisId }) {
      const { candidates, judgement, input, before, source, samples } = await open(investigationId);
      const candidate = candidates.find((each) => each.hypothesisId === hypothesisId);
      if (!candidate) throw new Error(`${hypothesisId} is no candidate of this investigation.`);
      const { frame, changes } = input;
      return evidenceOf(candidate, { judgement, frame, before, changes, source, samples, hash });
    },
    async verdicts({ investigationId, landed, before }) {
      const { judgement, candidates } = await open(investigationId);
      return verdictsOf(judgement, candidates, new Set(landed), before);
    },
    async robustness({ investigationId }) {
      const { candidates, judgement, input } = await open(investigationId);
      const without = judgedWithout(input);
      // They are the likeliest first: of the others there is little to lose.
      return candidates
        .slice(0, MOST_ROBUST)
        .map((candidate) => robustnessOf(candidate, judgement, without))
        .filter((piece) => piece !== null);
    },
    async own({ investigationId, hypothesisId, changes, before: known }) {
      const { input, before, source, samples, ...rest } = await open(investigationId);
      const hypothesis = lookup(known, hypothesisId);
      if (!hypothesis) throw new Error("The hypothesis is not on the board.");
      // A change that was linked since is judged with the others; what was concluded without it stays as it is.
      const isNew =
        hypothesis.changeId !== null && input.changes.every(({ id }) => id !== hypothesis.changeId);
      const judgement = isNew ? analyse({ ...input, changes }) : rest.judgement;
      const around = { judgement, frame: input.frame, before, changes, source, samples, hash };
      return {
        evidence: ownEvidenceOf(hypothesis, around),
        verdict: ownVerdict(hypothesis, judgement, { before: known, leader: leaderOf(known) }),
      };
    },
    async finish({ investigationId }) {
      const { judgement, candidates, input } = await open(investigationId);
      return finishOf(judgement, candidates, input.frame);
    },
  };
}

/** The likeliest card of the machine. */
function leaderOf(hypotheses: RoomState["hypotheses"]): Leader | null {
  const [first] = Object.values(hypotheses)
    .filter(({ standing, proposedBy }) => !standing && proposedBy?.kind === "machine")
    .sort((one, other) => (other.probability ?? 0) - (one.probability ?? 0));
  return first ? { hypothesisId: first.id, parentId: first.parentId, claim: first.claim } : null;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
