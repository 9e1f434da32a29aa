import { z } from "zod";

import { frozenLines } from "./frozen-lines";
import { frozenPattern } from "./frozen-pattern";
import { frozenTrace } from "./frozen-trace";
import { identifier, instant, json, text } from "./text";

/** Any other figures that code has measured: shown as they are. */
const frozenFigures = z.object({ kind: z.literal("figures"), figures: json });

/** What came back. A kind more: its schema here, its drawing in `components/charts/frozen-view`. */
export const frozenResult = z.discriminatedUnion("kind", [
  frozenLines,
  frozenPattern,
  frozenTrace,
  frozenFigures,
]);

/** A frozen look at telemetry: what was asked, of whom, for when, and what came back. */
export const frozenQuery = z.object({
  source: text(200),
  /** A path of this server with its query where it can be asked again. */
  query: text(10_000),
  from: instant,
  to: instant,
  result: frozenResult.optional(),
  /** SHA-256 of the result's canonical JSON, in hexadecimal digits. */
  resultHash: identifier.optional(),
});

/** Evidence that no longer changes, whatever its source keeps: a frozen query with its result. */
export const frozenEvidence = frozenQuery.extend({ result: frozenResult, resultHash: identifier });

export type FrozenResult = z.output<typeof frozenResult>;
export type FrozenEvidence = z.output<typeof frozenEvidence>;
