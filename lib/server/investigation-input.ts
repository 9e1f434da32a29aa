import { packHere } from "@/lib/store/packed-frames";
import type { InvestigationInput } from "@/lib/store/investigation-frames";
import type { Frame } from "@/lib/telemetry/frame";
import type { SignalGap } from "@/lib/telemetry/signals";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import { firstMeasuredUs } from "@/lib/wire/frame-extent";
import { gathered, type GatheredJob, isBlank } from "@/lib/wire/gathered";
import { lookBackOf } from "@/lib/wire/look-back";
import type { Unasked } from "@/lib/wire/telemetry-frames-port";
import { windowBefore } from "@/lib/wire/telemetry-queries";

/** What an investigation is to rest on, but for what is measured. */
export type InputWanted = {
  window: TelemetryWindow;
  unasked: Unasked;
  known: Omit<InvestigationInput, "input" | "before"> & {
    input: Omit<InvestigationInput["input"], "frame" | "baseline">;
  };
};

/** What was found, to be told. */
export type Found = { jobs: readonly GatheredJob[]; isBlank: boolean };

/** An `InvestigationInput` as it is kept, and what may be told of it without unpacking it. */
export type PackedInput = Found & { packed: Uint8Array; gaps: readonly SignalGap[] };

/** Reads all that an investigation rests on. Rejects where `signal` aborts. */
export type InputReader = (wanted: InputWanted, signal: AbortSignal) => Promise<PackedInput>;

type FrameOf = (window: TelemetryWindow) => Promise<Frame>;

/** A stretch is cut to what was measured in it where this share of it is empty: what is usual is judged by its length. */
const EMPTY_SHARE = 0.1;

/** Reads it in this thread. */
export async function readInput(frameOf: FrameOf, { window, known }: InputWanted): Promise<PackedInput> {
  const { frame, before, usual } = await readAround(frameOf, window);
  const input: InvestigationInput = {
    ...known,
    input: { ...known.input, frame, baseline: usual },
    before,
  };
  return { ...foundIn(input), packed: packHere(input), gaps: frame.coverage.gaps };
}

export function foundIn({ input: { frame, baseline } }: InvestigationInput): Found {
  return { jobs: gathered(frame, baseline), isBlank: isBlank(frame) };
}

/** The window, the one before it where anything is known of that, and what is usual. */
async function readAround(
  frameOf: FrameOf,
  window: TelemetryWindow,
): Promise<{ frame: Frame; before: Frame | null; usual: Frame | null }> {
  const just = windowBefore(window);
  const [whole, before] = await Promise.all([frameOf(window), frameOf(just)]);
  const far = lookBackOf(window, whole.grid);
  const usual = far.fromUs === just.fromUs ? before : await frameOf(far);
  if (!isBlank(usual)) return { frame: whole, before: isBlank(before) ? null : before, usual };
  const firstUs = firstMeasuredUs(whole);
  const { fromUs, toUs } = window;
  if (firstUs === null || (firstUs - fromUs) / (toUs - fromUs) < EMPTY_SHARE)
    return { frame: whole, before: null, usual: null };
  return { frame: await frameOf({ fromUs: firstUs, toUs }), before: null, usual: null };
}
