/**
 * The text of a postmortem over the socket. It is a Yjs document; its words are in the XML fragment `default`.
 * What a client is told about an update decides what it does next:
 * - `unavailable`, `rate_limited`: send the same again later (twice is harmless);
 * - `conflict`: open the document again, then send what the server does not have;
 * - anything else: the update will never be taken. Throw the local document away and open it anew.
 */

/** Largest update that is taken, in bytes. */
export const MOST_UPDATE_BYTES = 256 * 1024;

/** A caret that has not been repeated for so long has gone. Milliseconds; clients repeat theirs twice as often. */
export const CARET_LIFE_MS = 30_000;

/** An item of a Yjs document, and a place relative to it, as `Y.relativePositionToJSON` writes them. */
export type YjsId = { client: number; clock: number };
export type YjsPosition = {
  type?: YjsId | null | undefined;
  tname?: string | null | undefined;
  item?: YjsId | null | undefined;
  assoc?: number | undefined;
};

export type CaretSpan = { anchor: YjsPosition; head: YjsPosition };

/** Where somebody is in the text. Who it is the server says, never the client. Nowhere (null): the caret has gone. */
export type PostmortemCaret = {
  /** `clientID` of the Yjs document that the caret is of. */
  clientId: number;
  person: { id: string; name: string };
  span: CaretSpan | null;
};

export type PostmortemOpened = {
  /** What the client did not have, as one Yjs update. */
  update: Uint8Array;
  /** What the server has: the client sends `encodeStateAsUpdate(doc, stateVector)` where it has more. */
  stateVector: Uint8Array;
  /** All updates up to this number are in `update`, or were known to the client. */
  number: number;
  /** Whether this person may change the text. */
  writable: boolean;
  carets: readonly PostmortemCaret[];
};
