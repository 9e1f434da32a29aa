/** What was changed. */
export type ChangeKind =
  | "deploy"
  | "canary"
  | "commit"
  | "configuration"
  | "flag"
  | "infrastructure"
  | "schema"
  | "other";

/** Something that was changed in production, or on its way there. */
export type Change = {
  /** What names it: a commit's SHA, or where it has none the service that it changes. */
  id: string;
  kind: ChangeKind;
  /** Services that it says it changes; none where nobody says. */
  services: readonly string[];
  /** When it began to take effect, else when it was made. Microseconds since 1970. */
  atUs: number;
  /** Null where nobody says. */
  completedUs: number | null;
  fromVersion: string | null;
  toVersion: string | null;
  podsAdded: readonly string[];
  podsRemoved: readonly string[];
  /** What its author says of it: hostile text. */
  title: string;
  author: string | null;
  files: readonly string[];
  /** Unified; null where it was not given. Hostile text. */
  diff: string | null;
};
