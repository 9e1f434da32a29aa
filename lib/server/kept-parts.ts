import { MINUTE_US } from "@/lib/telemetry/stretch-rows";
import type { TelemetryWindow } from "@/lib/telemetry/source";

import { bytesOfArrays } from "./bytes-of-arrays";

/** Reads the rows of stretches that follow one another and meet at full minutes, and gives the part of each. */
export type ReadParts<Part> = (stretches: readonly TelemetryWindow[], signal: AbortSignal) => Promise<Part[]>;

/** What was measured of full minutes, while there is room for it. */
export type KeptParts<Part> = {
  /** The parts of a window, in order of time; `versions` are those of its full minutes, as `fullMinutes` gives them. */
  of: (window: TelemetryWindow, versions: Float64Array, signal: AbortSignal) => Promise<Part[]>;
  /** Bytes of all that is kept. */
  bytes: () => number;
  minutes: () => number;
};

/** A longer window is one part, and not kept. */
const MOST_MINUTES = 1_440;

/** The full minutes of a window; it ends where it begins where there are none, or so many that none are kept. */
export function fullMinutes({ fromUs, toUs }: TelemetryWindow): TelemetryWindow {
  const start = Math.ceil(fromUs / MINUTE_US) * MINUTE_US;
  const end = Math.floor(toUs / MINUTE_US) * MINUTE_US;
  const isTooLong = !(end - start <= MOST_MINUTES * MINUTE_US);
  return { fromUs: start, toUs: isTooLong ? start : Math.max(start, end) };
}

type Kept<Part> = { part: Part; version: number; bytes: number; ask: number };
type Piece<Part> = TelemetryWindow & { minute: number; version: number; part: Part | null };

/**
 * Keeps the parts of at most so many bytes. Where a window needs more than that, some of its own stay; otherwise those
 * go first that were asked for the longest time ago.
 */
export function createKeptParts<Part>(read: ReadParts<Part>, mostBytes: number): KeptParts<Part> {
  /** By minute since 1970, the last that was asked for last. */
  const kept = new Map<number, Kept<Part>>();
  let bytes = 0;
  let asks = 0;

  function forget(minute: number): void {
    bytes -= kept.get(minute)?.bytes ?? 0;
    kept.delete(minute);
  }

  function piecesOf(window: TelemetryWindow, versions: Float64Array, ask: number): Piece<Part>[] {
    const full = fullMinutes(window);
    const first = full.fromUs / MINUTE_US;
    const minutes = Array.from({ length: (full.toUs - full.fromUs) / MINUTE_US }, (_, index): Piece<Part> => {
      const [minute, version] = [first + index, versions[index] ?? Number.NaN];
      const known = kept.get(minute);
      kept.delete(minute);
      if (known) kept.set(minute, Object.assign(known, { ask }));
      const part = known?.version === version ? known.part : null;
      return { fromUs: minute * MINUTE_US, toUs: (minute + 1) * MINUTE_US, minute, version, part };
    });
    const edge = { minute: Number.NaN, version: Number.NaN, part: null };
    if (minutes.length === 0) return [{ ...window, ...edge }];
    const before = { fromUs: window.fromUs, toUs: full.fromUs, ...edge };
    const after = { fromUs: full.toUs, toUs: window.toUs, ...edge };
    return [before, ...minutes, after].filter(({ fromUs, toUs }) => fromUs < toUs);
  }

  function keep({ minute, version, part }: Piece<Part>, ask: number): void {
    if (Number.isNaN(minute) || part === null) return;
    forget(minute);
    const own = bytesOfArrays(part);
    for (const [oldest, each] of kept) {
      if (bytes + own <= mostBytes || each.ask === ask) break;
      forget(oldest);
    }
    if (bytes + own > mostBytes) return;
    bytes += own;
    kept.set(minute, { part, version, bytes: own, ask });
  }

  return {
    async of(window, versions, signal) {
      asks += 1;
      const ask = asks;
      const pieces = piecesOf(window, versions, ask);
      await Promise.all(
        runsWithout(pieces).map(async (run) => {
          const stretches = run.map(({ fromUs, toUs }): TelemetryWindow => ({ fromUs, toUs }));
          const parts = await read(stretches, signal);
          signal.throwIfAborted();
          for (const [index, piece] of run.entries()) {
            piece.part = parts[index] ?? null;
            keep(piece, ask);
          }
        }),
      );
      return pieces.flatMap(({ part }) => (part === null ? [] : [part]));
    },
    bytes: () => bytes,
    minutes: () => kept.size,
  };
}

/** Stretches of pieces that follow one another and have no part yet. */
function runsWithout<Part>(pieces: readonly Piece<Part>[]): Piece<Part>[][] {
  const runs: Piece<Part>[][] = [];
  let last: Piece<Part>[] | null = null;
  for (const piece of pieces) {
    if (piece.part !== null) last = null;
    else if (last) last.push(piece);
    else runs.push((last = [piece]));
  }
  return runs;
}
