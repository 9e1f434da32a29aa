import type { Payloads } from "@/lib/timeline/payloads";
import type { Kind } from "@/lib/timeline/vocabulary";

/** Something that was changed in production, in the words in which a log keeps it. */
export type KnownChange = Payloads["change_linked"];

/** Where it is known what was changed, before anybody asks what went wrong. Kinds of incidents never see each other's. */
export type ChangeDesk = {
  /** Keeps changes; gives those that were not known. */
  keep: (changes: readonly KnownChange[], kind: Kind) => Promise<readonly KnownChange[]>;
  /** What was changed in a stretch of time, oldest first. Milliseconds since 1970. */
  between: (kind: Kind, span: { fromMs: number; toMs: number }) => Promise<readonly KnownChange[]>;
  forget: (kind: Kind) => void;
};
