import { plainText } from "@/lib/investigation/plain-text";
import type { Frame } from "@/lib/telemetry/frame";
import type { SignalGap } from "@/lib/telemetry/signals";
import { REASON_LIMIT, TITLE_LIMIT } from "@/lib/timeline/limits";
import type { Payloads } from "@/lib/timeline/payloads";

export type GatheredJob = NonNullable<Payloads["investigation_progressed"]["job"]>;

/** More failures than this are not told one by one. */
const MOST_FAILED = 20;

/** What was read for an investigation, signal by signal, and which source could not give which: a job each. */
export function gathered(frame: Frame, before: Frame | null): readonly GatheredJob[] {
  const { series, services, operations, edges, traces, logs, coverage } = frame;
  const metricServices = new Set(series.map(({ service }) => service)).size;
  const logServices = new Set(logs.map(({ service }) => service)).size;
  const compared = before ? ", with what was usual before to compare" : ", with nothing before to compare";
  return [
    done(
      "metrics",
      series.length === 0
        ? "No metrics."
        : `${count(series.length, "series", "series")} of ${count(metricServices, "service")}${compared}.`,
    ),
    done(
      "traces",
      services.length === 0
        ? "No traces."
        : `${count(operations.length, "operation")} of ${count(services.length, "service")}, ` +
            `${count(edges.length, "call")} between them, ${count(traces.length, "trace")} in full.`,
    ),
    done(
      "logs",
      logs.length === 0
        ? "No logs."
        : `${count(logs.length, "log pattern")} of ${count(logServices, "service")}.`,
    ),
    ...coverage.gaps.slice(0, MOST_FAILED).map(failed),
  ];
}

/** Is there anything in a frame to look at? */
export function isBlank({ series, services, logs }: Frame): boolean {
  return series.length === 0 && services.length === 0 && logs.length === 0;
}

const titles = { metrics: "Metrics", traces: "Traces", logs: "Logs" } as const;

function done(signal: SignalGap["signal"], found: string): GatheredJob {
  return { id: `gather:${signal}`, title: titles[signal], state: "done", found };
}

function failed({ source, signal, reason }: SignalGap, at: number): GatheredJob {
  const title = plainText(`${titles[signal]} of ${source}`, TITLE_LIMIT);
  return {
    id: `gather:${signal}:${at + 1}`,
    title,
    state: "failed",
    found: plainText(reason, REASON_LIMIT),
  };
}

function count(many: number, one: string, several = `${one}s`): string {
  return `${many} ${many === 1 ? one : several}`;
}
