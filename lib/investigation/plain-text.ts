import { storableText } from "@/lib/timeline/storable";

/** Control characters, and what turns the direction of writing: they can make a line read as something else. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Text from telemetry or from a change as one line that an event of the log can hold: of at most so many characters,
 * never empty, with an ellipsis where it was cut.
 */
export function plainText(text: string, most: number): string {
  const line = text
    .slice(0, 2 * most + 1)
    .replaceAll(UNSEEN, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  const kept = storableText(line.length > most ? `${line.slice(0, most - 1)}…` : line, most).trim();
  return kept === "" ? "(unnamed)" : kept;
}

/** A share as people say it: "78 %", "less than 1 %". */
export function percentText(share: number): string {
  const percent = Math.round(share * 100);
  if (percent < 1) return share > 0 ? "less than 1 %" : "0 %";
  return percent > 99 && share < 1 ? "more than 99 %" : `${percent} %`;
}
