import type { EvidenceSource } from "@/lib/analysis/judgement";
import type { Frame } from "@/lib/telemetry/frame";
import { frameLines, type Line } from "@/lib/telemetry/frame-lines";

/** Lines in one chart: more hide each other. */
const MOST_LINES = 4;
/** As this server names series. */
const SERIES_ID = /^[\da-f]{16}$/;

const OF_SERVICE = {
  rate: "requests",
  errors: "errors",
  duration: "duration p99",
  own: "own time p99",
} as const;

/** The part of a frame that some sources speak of: little of a large one, so that its lines are quickly found. */
export function narrowed(frame: Frame, sources: readonly EvidenceSource[]): Frame {
  const has = (is: (source: EvidenceSource) => boolean) => sources.some(is);
  return {
    ...frame,
    series: frame.series.filter(({ id }) => has((source) => source.type === "series" && source.id === id)),
    services: frame.services.filter(({ service }) =>
      has((source) => source.type === "service" && source.service === service),
    ),
    operations: frame.operations.filter(({ service, operation }) =>
      has(
        (source) =>
          source.type === "operation" && source.service === service && source.operation === operation,
      ),
    ),
    edges: frame.edges.filter(({ caller, callee }) =>
      has((source) => source.type === "edge" && source.caller === caller && source.callee === callee),
    ),
  };
}

/** The ids of the lines that a test looked at, in the order of its sources. */
export function lookedLines(
  frame: Frame,
  { test, sources }: { test: string; sources: readonly EvidenceSource[] },
): readonly string[] {
  const lines = frameLines(narrowed(frame, sources)).filter(({ id }) => SERIES_ID.test(id));
  const ids = sources.flatMap((source) =>
    lines.filter((line) => isOf(line, source, test)).map(({ id }) => id),
  );
  return [...new Set(ids)].slice(0, MOST_LINES);
}

function isOf(
  { id, service, metric, origin, attributes }: Line,
  source: EvidenceSource,
  test: string,
): boolean {
  if (source.type === "series") return id === source.id;
  if (origin !== "spans") return false;
  switch (source.type) {
    case "service":
      return (
        service === source.service &&
        metric === OF_SERVICE[source.signal] &&
        Object.keys(attributes).length === 0
      );
    case "operation":
      return (
        service === source.service &&
        attributes["operation"] === source.operation &&
        metric === operationMetric(test)
      );
    case "edge":
      return (
        service === source.caller && attributes["callee"] === source.callee && metric === edgeMetric(test)
      );
    case "pattern":
    case "trace":
    case "change":
      return false;
  }
}

function operationMetric(test: string): string {
  if (test.startsWith("delay-own")) return "own time p99";
  return test.startsWith("fail") ? "errors" : "duration p99";
}

function edgeMetric(test: string): string {
  if (test === "gap" || test === "network") return "call gap p99";
  if (test.startsWith("calls-") || test.startsWith("flow")) return "calls";
  return test.startsWith("fail") ? "call errors" : "call duration p99";
}
