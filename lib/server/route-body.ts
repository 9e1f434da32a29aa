import { failure, type Problem, success } from "@/lib/wire/problem";

/** The largest body that a route reads, in bytes. */
export const BODY_LIMIT = 256 * 1024;

/** `status` where HTTP has a finer one than the problem's code. */
export type ReadBody =
  | { ok: true; value: unknown }
  | { ok: false; problem: Problem; status?: number | undefined };

const tooLarge = failure("too_large", `The body is larger than ${BODY_LIMIT / 1024} KiB.`);
const malformed: Problem = { code: "invalid", detail: "The body is not valid JSON in UTF-8." };

/**
 * Reads a JSON body, and no more than the limit of it. No body at all is `undefined`.
 * Malformed JSON is a 400; another media type than application/json a 415.
 */
export async function readJson(request: Request): Promise<ReadBody> {
  if (Number(request.headers.get("content-length")) > BODY_LIMIT) return tooLarge;
  const bytes = await readLimited(request);
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

/** The whole body, or null once it has shown itself to be longer than the limit; the rest is not read. */
async function readLimited({ body }: Request): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
