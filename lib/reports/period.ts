import type { ReportBucket, ReportPeriod } from "@/lib/wire/report";

/** Days are those of UTC, YYYY-MM-DD; both ends of a period belong to it. */

const DAY_MS = 86_400_000;
/** A period of up to this many days is told by weeks, a longer one by months. */
const MOST_DAYS_BY_WEEK = 182;
const USUAL_DAYS = 90;

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const startOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

/** The moments of a period: from, and before. */
export function momentsOf({ from, to }: ReportPeriod): { fromMs: number; beforeMs: number } {
  return { fromMs: startOf(from), beforeMs: startOf(to) + DAY_MS };
}

export function daysOf(period: ReportPeriod): number {
  const { fromMs, beforeMs } = momentsOf(period);
  return Math.round((beforeMs - fromMs) / DAY_MS);
}

/** The period of the same length that ends where this one begins. */
export function periodBefore(period: ReportPeriod): ReportPeriod {
  const start = startOf(period.from);
  return { from: dayOf(start - daysOf(period) * DAY_MS), to: dayOf(start - DAY_MS) };
}

/** The last ninety days that are over; `from` or `to` in place of its own where they are given. */
export function usualPeriod(nowMs: number, { from, to }: Partial<ReportPeriod> = {}): ReportPeriod {
  const last = to ?? dayOf(nowMs - DAY_MS);
  return { from: from ?? dayOf(startOf(last) - (USUAL_DAYS - 1) * DAY_MS), to: last };
}

/** Weeks from Monday, or months: in order, without gaps, the first and last cut to the period. */
export function bucketsOf(period: ReportPeriod): {
  length: "week" | "month";
  buckets: Pick<ReportBucket, "from" | "to" | "cut">[];
} {
  const length = daysOf(period) <= MOST_DAYS_BY_WEEK ? "week" : "month";
  const { fromMs, beforeMs } = momentsOf(period);
  const buckets = [];
  for (let start = fromMs; start < beforeMs;) {
    const whole = length === "week" ? weekOf(start) : monthOf(start);
    const end = Math.min(whole.beforeMs, beforeMs);
    buckets.push({
      from: dayOf(start),
      to: dayOf(end - DAY_MS),
      cut: start > whole.fromMs || end < whole.beforeMs,
    });
    start = end;
  }
  return { length, buckets };
}

function weekOf(ms: number): { fromMs: number; beforeMs: number } {
  const sinceMonday = (new Date(ms).getUTCDay() + 6) % 7;
  const fromMs = ms - sinceMonday * DAY_MS;
  return { fromMs, beforeMs: fromMs + 7 * DAY_MS };
}

function monthOf(ms: number): { fromMs: number; beforeMs: number } {
  const at = new Date(ms);
  const month = (add: number) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + add, 1);
  return { fromMs: month(0), beforeMs: month(1) };
}
