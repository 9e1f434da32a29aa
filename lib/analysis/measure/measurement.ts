import type { EvidenceSource } from "../judgement";
import type { Role } from "./role";

/** One line over time about one component, whatever it came from, and what it was without a fault. */
export type Measurement = {
  /** "" where it is of a host, or of what clients see. */
  service: string;
  /** A pod or process; null where it is of the whole service. */
  instance: string | null;
  version: string | null;
  host: string | null;
  /** Of a call: who calls whom. */
  caller: string | null;
  callee: string | null;
  /** Its name among those of its component: a metric, an operation, a template. */
  name: string;
  role: Role;
  /** Of the values; "" where nobody says. */
  unit: string;
  origin: "metric" | "duration" | "own" | "gap" | "way" | "errors" | "rate" | "log";
  hurts: -1 | 0 | 1;
  isOfHost: boolean;
  isOutbound: boolean;
  source: EvidenceSource;
  /** On the frame's grid. */
  values: Float64Array;
  /** What each value rests on; null where each is worth the same. */
  weights: Uint32Array | null;
  /** The same, recorded apart and without the fault; null where nobody recorded it. */
  baseline: { values: Float64Array; weights: Uint32Array | null } | null;
};
