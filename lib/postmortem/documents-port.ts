import type { Document } from "./document-types";

/** Who did it, by the id and name that the log knows them by. */
export type By = { id: string; name: string };

/** What people agreed to call finished, or handed in: never changes. */
export type FrozenVersion = {
  /** 1, 2, 3 … within its incident. */
  number: number;
  /** Hex SHA-256 of the canonical JSON of the document. */
  hash: string;
  /** The state that it was frozen for. */
  state: "in_review" | "published";
  by: By;
  /** ISO 8601, UTC, milliseconds. */
  at: string;
};

/** The text of a postmortem as of some moment. */
export type KeptDocument = {
  document: Document;
  /** How many updates it is made of. */
  number: number;
  /** The last event that its draft was made from. */
  throughSeq: number;
};

/** The texts of postmortems, one for an incident at most, kept beside the log. All reject where the database fails. */
export type PostmortemDocuments = {
  /** As it is now; null where none has been begun. */
  read: (incidentId: string) => Promise<KeptDocument | null>;
  /** Begins it, unless somebody has before: gives what it has been begun with, by whomever. */
  begin: (
    incidentId: string,
    draft: { document: Document; throughSeq: number },
    by: By,
  ) => Promise<{ throughSeq: number }>;
  /**
   * Freezes the text as it is now. The same commandId gives the same version again, and so does the same text for the
   * same state where nothing was frozen in between. Null where no text has been begun.
   */
  freeze: (
    incidentId: string,
    frozen: { state: FrozenVersion["state"]; commandId: string },
    by: By,
  ) => Promise<FrozenVersion | null>;
  /** What was frozen by this command before; null where nothing was. */
  frozenBy: (incidentId: string, commandId: string) => Promise<FrozenVersion | null>;
  /** All versions, the newest first. */
  versions: (incidentId: string) => Promise<readonly FrozenVersion[]>;
  readVersion: (
    incidentId: string,
    number: number,
  ) => Promise<(FrozenVersion & { document: Document }) | null>;
};
