/** A failure the person at the terminal can act on: one sentence, then what to do. Shown without a stack. */
export class Problem extends Error {
  /**
   * @param {string} message what is wrong, and what to do about it.
   * @param {{ cause?: unknown }} options
   */
  constructor(message, options = {}) {
    super(message, options);
    this.name = "Problem";
  }
}

/**
 * The code of a system or PostgreSQL error ("ENOSPC", "28P01"), or an empty string.
 * @param {unknown} error
 */
export function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
