import type { ReportQuestion } from "./report";

/** A link as it is kept: of its token only the digest. `question` is as stored: parse it. */
export type StoredShare = {
  id: string;
  question: unknown;
  note: string;
  /** The maker's id. */
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
};

export type NewShare = Pick<StoredShare, "id" | "note" | "createdBy" | "createdAt" | "expiresAt"> & {
  question: ReportQuestion;
  tokenHash: string;
};

export type ReportShareStore = {
  create: (share: NewShare) => Promise<StoredShare>;
  /** Those that are good at this moment, newest first. */
  list: (at: Date) => Promise<readonly StoredShare[]>;
  findByToken: (tokenHash: string) => Promise<StoredShare | null>;
  /** False where there is none, or it is revoked already. */
  revoke: (id: string, at: Date) => Promise<boolean>;
};
