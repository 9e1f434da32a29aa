import { frozenHeight } from "@/components/charts/frozen-height";
import { describe } from "@/lib/timeline/describe";
import { phraseText } from "@/lib/timeline/phrase";
import type { Row } from "@/lib/timeline/rows";
import { emptyState } from "@/lib/timeline/state";
import { isOfType } from "@/lib/timeline/step";

/** The width of a timeline of which nothing is known yet, in pixels. */
export const USUAL_WIDTH_PX = 860;

const LINE_PX = 18;
const LETTER_PX = 6.4;
/** Time, icon and the space around them. */
const MARGIN_PX = 116;
const MOST_LINES = 18;

const nowhere = emptyState("");

function lines(text: string, width: number): number {
  const perLine = Math.max(20, Math.floor((width - MARGIN_PX) / LETTER_PX));
  let count = 0;
  for (const line of text.split("\n")) count += Math.max(1, Math.ceil(line.length / perLine));
  return Math.min(MOST_LINES, count);
}

const guesses = new WeakMap<Row, { width: number; height: number }>();

/**
 * How high a row will most likely be, in pixels, until it is drawn and measured. A good guess keeps the scroll bar
 * still, and spares the list from moving everything below. Remembered, because a long list asks for all of them again
 * whenever it grows.
 */
export function guessHeight(row: Row | undefined, width: number): number {
  if (!row) return LINE_PX;
  const known = guesses.get(row);
  if (known?.width === width) return known.height;
  const height = reckon(row, width);
  guesses.set(row, { width, height });
  return height;
}

function reckon(row: Row, width: number): number {
  if (row.kind === "quiet") return 24;
  if (row.kind === "day") return 38;
  if (row.kind !== "event") return 28;
  const { line, body, reason } = describe(row.event, nowhere);
  const words = body ? lines(body, width) * LINE_PX : 0;
  if (row.goesOn) return 2 + words;
  const head = lines(`${row.event.actor.name} ${phraseText(line)}`, width) * LINE_PX;
  const quoted = words > 0 && line.length > 0 ? 2 : 0;
  const frozen = isOfType(row.event, "evidence_pinned") ? frozenHeight(row.event.payload.frozen) : 0;
  return 8 + head + words + quoted + frozen + (reason ? lines(reason, width) * LINE_PX : 0);
}
