import type { Actor } from "@/lib/policy/actor";
import type { ArrivalsReader } from "@/lib/wire/telemetry-arrivals";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";

/** What verbs that look at telemetry are given. */
export type TelemetryContext = { actor: Actor; frames: FrameReader };

export type ArrivalsContext = { actor: Actor; arrivals: ArrivalsReader };
