import { MOST_SERVICES, type Report, type ReportQuestion } from "@/lib/wire/report";

import { countedOf } from "./counted";
import { addTo, emptyTally, type Tally, zeroes } from "./counts";
import { followUpCounts } from "./definitions";
import { reportFirstHypothesis } from "./first-hypothesis";
import { reportMeasure } from "./measure-report";
import type { ReportMember } from "./member";
import { bucketsOf, dayOf, momentsOf, periodBefore } from "./period";
import { leftOutBecause, passes, type Sight } from "./selection";
import { followUpStates, leftOutReasons, measures } from "./vocabulary";

export type ReportSubjects = {
  members: Iterable<ReportMember>;
  sees: Sight;
  /** Incidents whose logs have not been read for reports yet. */
  notRead: number;
};

/** A report, as a function of what is known of every incident and of the moment: nothing else goes into it. */
export function buildReport(
  { members, sees, notRead }: ReportSubjects,
  question: ReportQuestion,
  nowMs: number,
): Report {
  const { period, filter, population } = question;
  const before = periodBefore(period);
  const { fromMs: earliestMs } = momentsOf(before);
  const { fromMs, beforeMs } = momentsOf(period);
  const now: ReportMember[] = [];
  const earlier: ReportMember[] = [];
  const services = new Map<string, number>();
  const leftOut = { ...zeroes(leftOutReasons), not_read_yet: notRead };
  for (const member of members) {
    const { atMs } = member;
    if (atMs < earliestMs || atMs >= beforeMs) continue;
    const reason = leftOutBecause(member, population, sees);
    if (reason === undefined) continue;
    if (atMs < fromMs) {
      if (reason === null && passes(member, filter)) earlier.push(member);
      continue;
    }
    if (reason === null)
      for (const service of member.services) services.set(service, (services.get(service) ?? 0) + 1);
    // What is restricted is counted whatever the filter, so that no filter can feel out what it is.
    if (reason !== "restricted" && !passes(member, filter)) continue;
    if (reason === null) now.push(member);
    else leftOut[reason] += 1;
  }
  const { total, length, buckets } = overTime(now, question);
  const [counted, countedBefore] = [countedOf(now), countedOf(earlier)];
  return {
    ...question,
    at: new Date(nowMs).toISOString(),
    before,
    ...total,
    incidentsBefore: earlier.length,
    bucketLength: length,
    buckets,
    measures: measures.map((measure) => reportMeasure(measure, counted, countedBefore)),
    followUps: followUpsOf(now, dayOf(nowMs)),
    firstHypothesis: reportFirstHypothesis(now),
    leftOut: leftOutReasons
      .map((reason) => ({ reason, count: leftOut[reason] }))
      .filter(({ count }) => count > 0),
    services: [...services]
      .map(([service, incidents]) => ({ service, incidents }))
      .sort((one, other) => other.incidents - one.incidents || (one.service < other.service ? -1 : 1))
      .slice(0, MOST_SERVICES),
  };
}

function overTime(members: readonly ReportMember[], { period }: ReportQuestion) {
  const { length, buckets } = bucketsOf(period);
  const total = emptyTally();
  const tallies = buckets.map((bucket) => ({ ...bucket, ...emptyTally() }));
  const ends = buckets.map((bucket) => momentsOf(bucket).beforeMs);
  for (const member of members) {
    addTo(total, member);
    let place = 0;
    while (member.atMs >= (ends[place] ?? Number.POSITIVE_INFINITY)) place += 1;
    const tally: Tally | undefined = tallies[place];
    if (tally) addTo(tally, member);
  }
  return { total, length, buckets: tallies };
}

function followUpsOf(members: readonly ReportMember[], today: string): Report["followUps"] {
  const sum = zeroes(followUpStates);
  for (const member of members) {
    if (member.followUpsOpen.length === 0) {
      sum.done += member.followUpsDone;
      sum.dropped += member.followUpsDropped;
      continue;
    }
    const counts = followUpCounts(member, today);
    for (const state of followUpStates) sum[state] += counts[state];
  }
  return sum;
}
