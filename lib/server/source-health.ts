import type { SignalGap } from "@/lib/telemetry/signals";
import type { ArrivalError } from "@/lib/wire/telemetry-arrivals";

import type { FrameServices } from "./distant-frames";

/** How the backends were when they were last asked: by name. */
export type SourceHealth = {
  /** Told of a frame of all of these sources what they did not give. */
  hear: (sources: readonly string[], gaps: readonly SignalGap[]) => void;
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
    hear(sources, gaps) {
      for (const name of sources) note(name, gaps.find(({ source }) => source === name)?.reason ?? null);
    },
    note,
    lastError: (name) => errors.get(name) ?? null,
  };
}

/** The same services; of each frame that they build, and of what they read for investigations, the gaps are told. */
export function tellGaps<Services extends Pick<FrameServices, "frame" | "readInput">>(
  services: Services,
  tell: (gaps: readonly SignalGap[]) => void,
): Services {
  const told: Pick<FrameServices, "frame" | "readInput"> = {
    async frame(window, signal, unasked) {
      const frame = await services.frame(window, signal, unasked);
      tell(frame.coverage.gaps);
      return frame;
    },
    async readInput(wanted, signal) {
      const read = await services.readInput(wanted, signal);
      tell(read.gaps);
      return read;
    },
  };
  return { ...services, ...told };
}
