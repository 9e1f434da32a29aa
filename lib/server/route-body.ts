import { failure, type Problem, success } from "@/lib/wire/problem";

/** The largest body that a route reads, in bytes. */
export const BODY_LIMIT = 256 * 1024;

/** How much of a body that is too large is read, and forgotten, so that its sender hears the answer. */
const DRAIN_LIMIT = 16 * 1024 * 1024;
const DRAIN_LIMIT_MS = 5_000;

/** `status` where HTTP has a finer one than the problem's code. */
export type ReadBody =
  | { ok: true; value: unknown }
  | { ok: false; problem: Problem; status?: number | undefined };

const tooLarge = failure("too_large", `The body is larger than ${BODY_LIMIT / 1024} KiB.`);
const malformed: Problem = { code: "invalid", detail: "The body is not valid JSON in UTF-8." };

/**
 * Reads a JSON body, and keeps no more than the limit of it. No body at all is `undefined`.
 * Malformed JSON is a 400; another media type than application/json a 415.
 */
export async function readJson(request: Request): Promise<ReadBody> {
  const bytes = await readBytes(request, BODY_LIMIT);
  if (bytes === null) return tooLarge;
  if (bytes.byteLength === 0) return success(undefined);
  if (!isJson(request.headers.get("content-type")))
    return failure("unsupported_media_type", "Send the body as application/json.");
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

/** The whole body, or null where it has more bytes than the limit. */
export async function readBytes(
  { body, headers }: Request,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!body) return new Uint8Array();
  if (Number(headers.get("content-length")) > limit) return null;
  const reader: Reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, length);
    length += value.byteLength;
    if (length > limit) break;
    chunks.push(value);
  }
  await drain(reader);
  return null;
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
    const { done, value } = await reader.read();
    if (done) return;
    length += value.byteLength;
  }
}
