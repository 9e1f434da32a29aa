import type { EvidenceSource, Judgement } from "@/lib/analysis/judgement";
import type { Change } from "@/lib/changes/change";
import type { Frame } from "@/lib/telemetry/frame";
import { canonicalJson } from "@/lib/timeline/canonical-json";
import type { Payloads } from "@/lib/timeline/payloads";
import {
  frozenLook,
  type LookedIn,
  measuredLines,
  measuredPattern,
  measuredTrace,
  mostOfEvidence,
} from "@/lib/wire/measured-look";
import { isoOf } from "@/lib/wire/present-telemetry";

import { lookedLines, narrowed } from "./looked-lines";
import { plainText } from "./plain-text";

/** What evidence is taken from. */
export type Around = {
  frame: Frame;
  /** The window of the same length before; null where nobody has it. */
  before: Frame | null;
  changes: readonly Change[];
  /** What is before the trouble can have begun is usual where the window before is not known. */
  judgement: Pick<Judgement, "onset">;
  /** Who gave the telemetry. */
  source: string;
  /** It is that of a sample: where the same is asked again, too. */
  samples?: boolean;
  /** SHA-256 of a text, in hexadecimal digits. */
  hash: (text: string) => string;
};

type Frozen = NonNullable<Payloads["evidence_added"]["frozen"]>;

/** More of a change is read where the change is. */
const MOST_LINE = 500;
const MOST_TITLE = 200;
const MOST_FILES = 20;
/** Of a trace: every browser in the room is given them. */
const MOST_SPANS = 40;

/**
 * What a test looked at, as it is now, with the query by which this server can be asked the same again. Of several
 * kinds of sources, that of the first that is there; null where there is nothing to keep.
 */
export function freezeSources(
  looked: { test: string; sources: readonly EvidenceSource[] },
  around: Around,
): Frozen | null {
  const window = lookedIn(around);
  for (const source of looked.sources) {
    const frozen = freezeSource(source, looked, around, window);
    if (frozen) return frozen;
  }
  return null;
}

function lookedIn({ frame: { grid }, source, samples = false, hash }: Around): LookedIn {
  return { from: isoOf(grid.startUs), to: isoOf(grid.endUs), samples, source, hash };
}

function freezeSource(
  source: EvidenceSource,
  looked: { test: string; sources: readonly EvidenceSource[] },
  around: Around,
  window: LookedIn,
): Frozen | null {
  const compare = around.before !== null;
  switch (source.type) {
    case "pattern": {
      const measured = measuredPattern(around, { pattern: source.id, service: source.service, compare });
      return measured && frozenLook(measured, window);
    }
    case "trace": {
      const trace = around.frame.traces.find(({ traceId }) => traceId === source.traceId);
      return trace ? frozenLook(measuredTrace(trace, MOST_SPANS), window) : null;
    }
    case "change":
      return freezeChange(source, around, window);
    case "series":
    case "service":
    case "operation":
    case "edge": {
      const ids = lookedLines(around.frame, looked);
      if (ids.length === 0) return null;
      const frames = {
        frame: narrowed(around.frame, looked.sources),
        before: around.before && narrowed(around.before, looked.sources),
        usualUntilUs: around.judgement.onset?.earliestUs ?? null,
      };
      const measured = measuredLines(frames, { ids, compare }, mostOfEvidence(ids.length));
      return measured && frozenLook(measured, window);
    }
  }
}

/** A change is no telemetry: it cannot be asked for again here, so what was read of it is kept. */
function freezeChange(
  { id, line }: Extract<EvidenceSource, { type: "change" }>,
  { changes }: Around,
  { from, to, hash }: LookedIn,
): Frozen | null {
  const change = changes.find((one) => one.id === id);
  if (!change) return null;
  const figures = {
    change: plainText(id, MOST_TITLE),
    kind: change.kind,
    title: plainText(change.title === "" ? id : change.title, MOST_TITLE),
    at: isoOf(change.atUs),
    services: change.services.slice(0, MOST_FILES).map((service) => plainText(service, MOST_TITLE)),
    files: change.files.slice(0, MOST_FILES).map((file) => plainText(file, MOST_TITLE)),
    ...(line !== null && { line: plainText(line, MOST_LINE) }),
  };
  const result = { kind: "figures" as const, figures };
  return {
    source: "linked changes",
    query: `change ${plainText(id, MOST_TITLE)}`,
    from,
    to,
    result,
    resultHash: hash(canonicalJson(result)),
  };
}
