import { failure, type Problem, success } from "@/lib/wire/problem";

/** The largest body that a route reads, in bytes. */
export const BODY_LIMIT = 256 * 1024;

/** How much of a body that is too large is read, and forgotten, so that its sender hears the answer. */
const DRAIN_LIMIT = 16 * 1024 * 1024;
const DRAIN_LIMIT_MS = 5_000;

/** `status` where HTTP has a finer one than the problem's code. */
export type ReadBody = { ok: true; value: unknown } | NoBody;
type NoBody = { ok: false; problem: Problem; status?: number | undefined };

/** `limit` in bytes. */
export function tooLarge(limit: number): NoBody {
  const kib = limit / 1024;
  const shown = kib < 1024 ? `${kib} KiB` : `${kib / 1024} MiB`;
  return { ok: false, problem: { code: "too_large", detail: `The body is larger than ${shown}, unpacked.` } };
}

/** Nobody reads it: whoever sent half a body and went away is no failure of ours. */
const cutOff: NoBody = {
  ok: false,
  problem: { code: "invalid", detail: "The body has not come to its end." },
  status: 400,
};
const malformed: Problem = { code: "invalid", detail: "The body is not valid JSON in UTF-8." };

/**
 * Reads a JSON body, and keeps no more than the limit of it. No body at all is `undefined`.
 * Malformed JSON is a 400; another media type than application/json a 415.
 */
export async function readJson(request: Request): Promise<ReadBody> {
  const read = await readBytes(request, BODY_LIMIT);
  if (!read.ok) return read;
  const bytes = read.value;
  if (bytes.byteLength === 0) return success(undefined);
  if (!isJson(request.headers.get("content-type")))
    return failure("unsupported_media_type", "Send the body as application/json.");
  return parseJson(bytes);
}

/** JSON in UTF-8; anything else is a 400. */
export function parseJson(bytes: Uint8Array): ReadBody {
  try {
    return success(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return { ok: false, problem: malformed, status: 400 };
  }
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(";")[0]?.trim().toLowerCase() === "application/json";
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** In place of what a reader gives, where the sender went away. */
const GONE = { done: true, value: null } as const;

/** The whole body, where it has no more bytes than the limit. */
export async function readBytes(
  { body, headers }: Request,
  limit: number,
): Promise<{ ok: true; value: Uint8Array<ArrayBuffer> } | NoBody> {
  if (!body) return success(new Uint8Array());
  if (Number(headers.get("content-length")) > limit) return tooLarge(limit);
  const reader: Reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => GONE);
    if (done) return value === null ? cutOff : success(joined(chunks, length));
    length += value.byteLength;
    if (length > limit) break;
    chunks.push(value);
  }
  await drain(reader);
  return tooLarge(limit);
}

/** In memory of its own, which can be handed over to another thread. */
function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/**
 * Reads the body of a request that has been answered without it, and forgets it: a client that is still sending
 * when the connection closes never sees the answer. One that sends without end is cut off all the same.
 */
export async function forgetBody({ body, bodyUsed, headers }: Request): Promise<void> {
  if (!body || bodyUsed || Number(headers.get("content-length")) > DRAIN_LIMIT) return;
  await drain(body.getReader());
}

async function drain(reader: Reader): Promise<void> {
  const deadline = performance.now() + DRAIN_LIMIT_MS;
  for (let length = 0; length <= DRAIN_LIMIT && performance.now() < deadline;) {
    const { done, value } = await reader.read().catch(() => GONE);
    if (done) return;
    length += value.byteLength;
  }
}
