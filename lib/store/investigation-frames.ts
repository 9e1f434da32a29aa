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
  /** Keeps it, unless somebody has before: what is read from now on is what was kept first. Whether this was. */
  keep: (of: { investigationId: string; incidentId: string }, input: InvestigationInput) => Promise<boolean>;
  /** The same, packed already. */
  keepPacked: (of: { investigationId: string; incidentId: string }, packed: Uint8Array) => Promise<boolean>;
  isKept: (investigationId: string) => Promise<boolean>;
  /** Null where nothing was kept, or no longer is. */
  read: (investigationId: string) => Promise<InvestigationInput | null>;
  keepJudgement: (investigationId: string, judgement: Judgement) => Promise<void>;
  readJudgement: (investigationId: string) => Promise<Judgement | null>;
};

// What was kept is of our own making, and of the format that its number says.
const isInput = z.custom<InvestigationInput>((value) => isObject(value) && "input" in value);
const isJudgement = z.custom<Judgement>((value) => isObject(value) && "hypotheses" in value);

// Megabytes that an ORM would write out as text.
const KEEP = `INSERT INTO investigation_frame (investigation_id, incident_id, format, input) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING`;
const READ = "SELECT format, input FROM investigation_frame WHERE investigation_id = $1";

export function openInvestigationFrames({
  prisma,
  pool,
}: Pick<Database, "prisma" | "pool">): InvestigationFrames {
  const row = prisma.investigationFrame;
  const keepPacked: InvestigationFrames["keepPacked"] = async ({ investigationId, incidentId }, packed) => {
    const kept = await pool.query(KEEP, [investigationId, incidentId, PACKED_FORMAT, packed]);
    return kept.rowCount === 1;
  };
  return {
    keep: async (of, input) => keepPacked(of, await pack(input)),
    keepPacked,
    isKept: async (investigationId) => (await row.count({ where: { investigationId } })) > 0,
    async read(investigationId) {
      const { rows } = await pool.query<{ format: number; input: Buffer }>(READ, [investigationId]);
      const [kept] = rows;
      return kept ? isInput.parse(await unpack(kept.input, kept.format)) : null;
    },
    async keepJudgement(investigationId, judgement) {
      const packed = new Uint8Array(await pack(judgement));
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

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
