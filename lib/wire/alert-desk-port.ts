import type { AlertPicture } from "@/lib/investigation/alert-picture";
import type { Kind } from "@/lib/timeline/vocabulary";

/** Where it is decided which incident alerts go to: by one node at a time. */
export type AlertDesk = {
  /** Does the work while nobody else, on any node, does theirs. */
  inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** What is known of the incidents of a kind that go on, and of these alerts. `nowMs` since 1970. */
  picture: (asked: { kind: Kind; alertIds: readonly string[]; nowMs: number }) => Promise<AlertPicture>;
};
