import type { ReportShareStore } from "@/lib/wire/report-share-port";

import type { Database } from "./database";

const omit = { tokenHash: true } as const;

/** Links to reports. */
export function openReportShares({ prisma }: Pick<Database, "prisma">): ReportShareStore {
  return {
    create: ({ question, ...share }) => {
      const { period, filter, population } = question;
      // Column of JSON: plain arrays, nothing read-only.
      const frozen = {
        period: { ...period },
        filter: {
          services: [...filter.services],
          severities: [...filter.severities],
          causes: [...filter.causes],
        },
        population,
      };
      return prisma.reportShare.create({ data: { ...share, question: frozen }, omit });
    },
    list: (at) =>
      prisma.reportShare.findMany({
        where: { revokedAt: null, expiresAt: { gt: at } },
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        omit,
      }),
    findByToken: (tokenHash) => prisma.reportShare.findUnique({ where: { tokenHash }, omit }),
    async revoke(id, at) {
      const { count } = await prisma.reportShare.updateMany({
        where: { id, revokedAt: null },
        data: { revokedAt: at },
      });
      return count > 0;
    },
  };
}
