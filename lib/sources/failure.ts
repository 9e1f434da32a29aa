/** Why a source did not give what it was asked for. */
export type SourceFailure = {
  kind:
    /** Not reached, or it went away on the way. */
    | "unreachable"
    | "timeout"
    /** It does not let us in. */
    | "unauthorised"
    /** It was asked too often. */
    | "busy"
    /** It cannot or will not answer this. */
    | "refused"
    /** More than is taken from one answer. */
    | "too_large"
    /** Not what the interface promises. */
    | "malformed";
  /** One sentence for a person, without a secret in it. */
  reason: string;
};

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: SourceFailure };

export const answered = <T>(value: T): Answer<T> => ({ ok: true, value });
export const failed = (kind: SourceFailure["kind"], reason: string): Answer<never> => ({
  ok: false,
  failure: { kind, reason },
});

const LONGEST_QUOTE = 200;

/** What a stranger said, fit to be part of a sentence: one line, not long. */
export function quote(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE).toWellFormed()}…`;
}
