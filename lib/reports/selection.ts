import type { ReportFilter, ReportPeriod } from "@/lib/wire/report";

import type { ReportMember } from "./member";
import { momentsOf } from "./period";
import { GENERATED_SOURCE, type LeftOutReason, type Population } from "./vocabulary";

/** Who may know of a member: all of those that are not restricted, and those on whose list the reader is. */
export type Sight = (member: ReportMember) => boolean;

export function inPeriod({ atMs }: Pick<ReportMember, "atMs">, period: ReportPeriod): boolean {
  const { fromMs, beforeMs } = momentsOf(period);
  return atMs >= fromMs && atMs < beforeMs;
}

/** Why a member does not count: null where it does; undefined where reports of this population do not know it at all. */
export function leftOutBecause(
  member: ReportMember,
  population: Population,
  sees: Sight,
): LeftOutReason | null | undefined {
  const { kind, status } = member;
  const ended = status === "declined" || status === "merged" ? status : null;
  const generated = kind === "sample" && member.externalSource === GENERATED_SOURCE;
  // Samples that were removed are declined.
  if (kind === "sample" && ended) return undefined;
  if (population === "generated" && !generated) return undefined;
  if (!sees(member)) return "restricted";
  if (population === "generated") return null;
  if (kind === "drill" || kind === "test" || kind === "sample") return kind;
  return ended;
}

/** Whether a filter lets a member through; a list without entries lets everything. */
export function passes(member: ReportMember, { services, severities, causes }: ReportFilter): boolean {
  return (
    (severities.length === 0 || severities.includes(member.severity)) &&
    (causes.length === 0 || causes.includes(member.cause)) &&
    (services.length === 0 || member.services.some((service) => services.includes(service)))
  );
}
