import type { ReportSubjects } from "@/lib/reports/build-report";
import type { ReportMember } from "@/lib/reports/member";
import type { Sight } from "@/lib/reports/selection";

import type { Onlooker } from "./incident-list-port";

/** A member with the words that its incident is known by. */
export type TitledMember = { member: ReportMember; title: string };

export type ReportStore = {
  /**
   * Every incident as it was at a moment no earlier than the call, and which of them the onlooker may know of.
   * To be read at once: the members change while others ask.
   */
  subjects: (onlooker: Onlooker) => Promise<ReportSubjects>;
  /** Titles by incident id, whoever may see them: the caller asks only for those that it shows. */
  titles: (incidentIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /**
   * Members with `fromMs` <= at < `beforeMs`, oldest first, as of one moment, read as fast as they are taken.
   * Null where as many are being read as the database should bear.
   */
  stream: (range: { fromMs: number; beforeMs: number }, onlooker: Onlooker) => Promise<MemberStream | null>;
};

export type MemberStream = { sees: Sight; pages: AsyncGenerator<readonly TitledMember[], void> };
