import type { TraceReason } from "@/lib/telemetry/frame";

/** Why a trace was kept, as people read it. */
export const reasonWords: Readonly<Record<TraceReason, string>> = {
  slowest: "Slowest",
  errored: "Error",
  typical: "Typical",
  first_after_onset: "First after onset",
  incomplete: "Incomplete",
};

/** OTLP's SpanKind. */
export function kindWord(kind: number): string {
  return ["unspecified", "internal", "server", "client", "producer", "consumer"][kind] ?? "unspecified";
}
