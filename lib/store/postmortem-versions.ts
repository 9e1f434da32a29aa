import { createHash } from "node:crypto";

import { z } from "zod";

import { document } from "@/lib/postmortem/document";
import type { Document } from "@/lib/postmortem/document-types";
import type { By, FrozenVersion } from "@/lib/postmortem/documents-port";
import { canonicalJson } from "@/lib/timeline/canonical-json";

import type { Database } from "./database";

type NewVersion = {
  incidentId: string;
  document: Document;
  state: FrozenVersion["state"];
  commandId: string;
  by: By;
  at: Date;
};

const told = { number: true, hash: true, state: true, by: true, at: true } as const;

const version = z.object({
  number: z.int(),
  hash: z.string(),
  state: z.enum(["in_review", "published"]),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.date().transform((at) => at.toISOString()),
});

/** Keeps a version, unless the same is kept already; see `PostmortemDocuments.freeze`. */
export async function keepVersion(
  { prisma }: Pick<Database, "prisma">,
  { incidentId, document: words, ...frozen }: NewVersion,
): Promise<FrozenVersion> {
  const hash = createHash("sha256").update(canonicalJson(words)).digest("hex");
  const row = await prisma.$transaction(async (transaction) => {
    // Numbers have no gaps: who freezes waits for who froze before.
    await transaction.$queryRaw`SELECT 1 FROM postmortem_document WHERE incident_id = ${incidentId}::uuid FOR UPDATE`;
    const { commandId, state } = frozen;
    const same = await transaction.postmortemVersion.findFirst({
      where: { incidentId, commandId },
      select: told,
    });
    if (same) return same;
    const last = await transaction.postmortemVersion.findFirst({
      where: { incidentId },
      orderBy: { number: "desc" },
      select: told,
    });
    if (last?.hash === hash && last.state === state) return last;
    const number = (last?.number ?? 0) + 1;
    return transaction.postmortemVersion.create({
      data: { ...frozen, incidentId, number, document: words, hash },
      select: told,
    });
  });
  return version.parse(row);
}

export async function readVersions(
  { prisma }: Pick<Database, "prisma">,
  incidentId: string,
): Promise<FrozenVersion[]> {
  const rows = await prisma.postmortemVersion.findMany({
    where: { incidentId },
    orderBy: { number: "desc" },
    select: told,
  });
  return rows.map((row) => version.parse(row));
}

/** By its number, or by the command that froze it. */
export async function readVersion(
  { prisma }: Pick<Database, "prisma">,
  named: { incidentId: string } & ({ number: number } | { commandId: string }),
): Promise<(FrozenVersion & { document: Document }) | null> {
  const row = await prisma.postmortemVersion.findFirst({
    where: named,
    select: { ...told, document: true },
  });
  return row && { ...version.parse(row), document: document.parse(row.document) };
}
