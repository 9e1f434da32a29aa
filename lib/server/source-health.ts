import type { ArrivalError } from "@/lib/wire/telemetry-arrivals";

import type { SignalGap } from "@/lib/telemetry/signals";

import type { FrameBuilder } from "./frame-builder";
import type { InputReader } from "./investigation-input";

/** How the backends were when they were last asked: by name. */
export type SourceHealth = {
  /** The same builder; what its frames say of their sources is remembered. */
  watch: (builder: FrameBuilder) => FrameBuilder;
  /** The same of what it reads for investigations. */
  watchInputs: (builder: Pick<FrameBuilder, "sources"> & { readInput: InputReader }) => InputReader;
  /** `reason`: one sentence; null where all was well. */
  note: (name: string, reason: string | null) => void;
  /** Null where the last answer was whole, or nothing was asked yet. */
  lastError: (name: string) => ArrivalError | null;
};

export function createSourceHealth(nowMs: () => number = Date.now): SourceHealth {
  const errors = new Map<string, ArrivalError>();

  function note(name: string, reason: string | null): void {
    if (reason === null) errors.delete(name);
    else errors.set(name, { at: new Date(nowMs()).toISOString(), reason });
  }

  function hear(sources: readonly string[], gaps: readonly SignalGap[]): void {
    for (const name of sources) note(name, gaps.find(({ source }) => source === name)?.reason ?? null);
  }

  return {
    watchInputs:
      ({ sources, readInput }) =>
      async (wanted, signal) => {
        const read = await readInput(wanted, signal);
        hear(sources, read.gaps);
        return read;
      },
    watch: (builder) => ({
      ...builder,
      async frame(window, signal, unasked) {
        const frame = await builder.frame(window, signal, unasked);
        hear(builder.sources, frame.coverage.gaps);
        return frame;
      },
    }),
    note,
    lastError: (name) => errors.get(name) ?? null,
  };
}
