import type { ImportEntry } from "@/lib/wire/imports";

/** A file that cannot be read on, with why, in words for whoever sent it. */
export class BrokenFile extends Error {}

/** Where a file ends before its end: what is wrong at that line, and no more of it. */
export function fileEnds(line: number, reason: string): ImportEntry {
  return { line, read: { ok: false, errors: [{ path: "", reason }], ends: true } };
}

/** Why a file is broken. Throws what is no fault of the file. */
export function brokenBecause(error: unknown): string {
  if (error instanceof BrokenFile) return error.message;
  throw error;
}
