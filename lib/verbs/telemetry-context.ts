import type { Actor } from "@/lib/policy/actor";
import type { ArrivalsReader } from "@/lib/wire/telemetry-arrivals";
import type { FrameReaders } from "@/lib/wire/frames-of";

/** What verbs that look at telemetry are given. */
export type TelemetryContext = { actor: Actor } & FrameReaders;

export type ArrivalsContext = { actor: Actor; arrivals: ArrivalsReader };
