import { z } from "zod";

import type { AnalysisInput } from "@/lib/analysis/analysis-input";
import type { Judgement } from "@/lib/analysis/judgement";
import type { Frame } from "@/lib/telemetry/frame";

import type { Database } from "./database";
import { pack, PACKED_FORMAT, unpack } from "./packed-frames";

/** All that an investigation rests on: its analysis is a function of this alone. */
export type InvestigationInput = {
  input: AnalysisInput;
  /** The stretch of the same length before, for evidence to be shown beside; null where nothing is known of it. */
  before: Frame | null;
  /** Who was asked for it, for evidence to name. */
  source: string;
  /** Whether it is of a sample, and not of one's own production. */
  samples: boolean;
};

/** What investigations have read, kept once each. */
export type InvestigationFrames = {
  /** Keeps it, unless somebody has before: what is read from now on is what was kept first. */
  keep: (of: { investigationId: string; incidentId: string }, input: InvestigationInput) => Promise<void>;
  isKept: (investigationId: string) => Promise<boolean>;
  /** Null where nothing was kept, or no longer is. */
  read: (investigationId: string) => Promise<InvestigationInput | null>;
  keepJudgement: (investigationId: string, judgement: Judgement) => Promise<void>;
  readJudgement: (investigationId: string) => Promise<Judgement | null>;
};

// What was kept is of our own making, and of the format that its number says.
const isInput = z.custom<InvestigationInput>((value) => isObject(value) && "input" in value);
const isJudgement = z.custom<Judgement>((value) => isObject(value) && "hypotheses" in value);

export function openInvestigationFrames({ prisma }: Pick<Database, "prisma">): InvestigationFrames {
  const row = prisma.investigationFrame;
  return {
    async keep({ investigationId, incidentId }, input) {
      const packed = bytesOf(await pack(input));
      await row.createMany({
        data: [{ investigationId, incidentId, format: PACKED_FORMAT, input: packed }],
        skipDuplicates: true,
      });
    },
    isKept: async (investigationId) => (await row.count({ where: { investigationId } })) > 0,
    async read(investigationId) {
      const kept = await row.findUnique({
        where: { investigationId },
        select: { format: true, input: true },
      });
      return kept && isInput.parse(await unpack(kept.input, kept.format));
    },
    async keepJudgement(investigationId, judgement) {
      const packed = bytesOf(await pack(judgement));
      await row.updateMany({ where: { investigationId, judgement: null }, data: { judgement: packed } });
    },
    async readJudgement(investigationId) {
      const kept = await row.findUnique({
        where: { investigationId },
        select: { format: true, judgement: true },
      });
      return kept?.judgement ? isJudgement.parse(await unpack(kept.judgement, kept.format)) : null;
    },
  };
}

/** The driver's own kind of bytes. */
function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
