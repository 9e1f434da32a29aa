import type { ArrivalError } from "@/lib/wire/telemetry-arrivals";

import type { FrameBuilder } from "./frame-builder";

/** How the backends were when they were last asked: by name. */
export type SourceHealth = {
  /** The same builder; what its frames say of their sources is remembered. */
  watch: (builder: FrameBuilder) => FrameBuilder;
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

  return {
    watch: (builder) => ({
      ...builder,
      async frame(window, signal, unasked) {
        const frame = await builder.frame(window, signal, unasked);
        for (const name of builder.sources)
          note(name, frame.coverage.gaps.find(({ source }) => source === name)?.reason ?? null);
        return frame;
      },
    }),
    note,
    lastError: (name) => errors.get(name) ?? null,
  };
}
