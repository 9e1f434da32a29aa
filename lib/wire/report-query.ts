import { z } from "zod";

import { daysOf, usualPeriod } from "@/lib/reports/period";
import { causeKinds, populations } from "@/lib/reports/vocabulary";
import { day, text } from "@/lib/timeline/text";
import { severities } from "@/lib/timeline/vocabulary";

import { parseInput } from "./parse";
import { failure, type Outcome, success } from "./problem";
import type { ReportQuestion } from "./report";

/** Ten years, with their leap days. */
const MOST_DAYS = 3_653;
const MOST_WORDS = 50;

const query = z.object({
  from: day.optional(),
  to: day.optional(),
  service: z.array(text(200)).max(MOST_WORDS),
  severity: z.array(z.enum(severities)),
  cause: z.array(z.enum(causeKinds)),
  population: z.enum(populations).default("own"),
});

/** What an address asks of reports: by default of one's own incidents of the last ninety days that are over. */
export function readQuestion(params: URLSearchParams, nowMs: number): Outcome<ReportQuestion> {
  const parsed = parseInput(query, {
    from: params.get("from") ?? undefined,
    to: params.get("to") ?? undefined,
    service: params.getAll("service"),
    severity: params.getAll("severity"),
    cause: params.getAll("cause"),
    population: params.get("population") ?? undefined,
  });
  if (!parsed.ok) return parsed;
  const { from, to, service, severity, cause, population } = parsed.value;
  const period = usualPeriod(nowMs, { ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
  if (period.from > period.to) return fault("from", "must not be after to");
  if (daysOf(period) > MOST_DAYS) return fault("from", "must be at most ten years before to");
  return success({
    period,
    filter: {
      services: [...new Set(service)].sort(),
      severities: severities.filter((one) => severity.includes(one)),
      causes: causeKinds.filter((one) => cause.includes(one)),
    },
    population,
  });
}

function fault(path: string, reason: string): Outcome<never> {
  return failure("invalid", `${path}: ${reason}.`, { errors: [{ path, reason }] });
}
