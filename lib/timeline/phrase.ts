import { hypothesisStateWords, severityWords, statusWords } from "./words";

import type { HypothesisState, Severity, Status } from "./vocabulary";

/** A piece of a line: words, or a thing that a view may draw with its mark, its link or its clock. */
export type Part =
  | string
  | { strong: string }
  | { severity: Severity }
  | { status: Status }
  | { state: HypothesisState }
  | { hypothesis: string; claim: string }
  | { event: number }
  | { at: string }
  | { incident: { id: string; number: number } };

export type Phrase = readonly Part[];

function partText(part: Part): string {
  if (typeof part === "string") return part;
  if ("strong" in part) return part.strong;
  if ("severity" in part) return severityWords[part.severity];
  if ("status" in part) return statusWords[part.status];
  if ("state" in part) return hypothesisStateWords[part.state];
  if ("hypothesis" in part) return `“${part.claim}”`;
  if ("event" in part) return `#${part.event}`;
  if ("at" in part) return `${part.at.slice(0, 16).replace("T", " ")} UTC`;
  return `INC-${part.incident.number}`;
}

/** A phrase as plain words, for search, export and those who listen. */
export function phraseText(phrase: Phrase): string {
  return phrase.map(partText).join("");
}
