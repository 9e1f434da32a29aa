import { gunzip } from "node:zlib";

import { contentTypes, type Format, formatOf } from "@/lib/telemetry/otlp/format";
import type { SignalName } from "@/lib/telemetry/source";
import { statusResponse } from "@/lib/telemetry/otlp/response";
import { failure, httpStatus, success } from "@/lib/wire/problem";

import { proveActor } from "./actor";
import { problemResponse } from "./problem-response";
import { type ReadBody, readBytes, tooLarge } from "./route-body";
import type { Manner } from "./route-manner";
import type { Runtime } from "./runtime";

/** The largest body with telemetry, in bytes: as it comes, and unpacked. */
export const TELEMETRY_BODY_LIMIT = 16 * 1024 * 1024;
const RETRY_AFTER_SECONDS = 1;

const notGzip: ReadBody = {
  ok: false,
  problem: { code: "invalid", detail: "The body is not valid gzip." },
  status: 400,
};

/** Bytes in, plain or gzip, and problem details out: for lines of text. */
export const inBytes: Manner = {
  prove: proveActor,
  read: readTelemetry,
  count: ({ limitTelemetry }, actor) => limitTelemetry(actor),
  refuse: (problem, { status }) => problemResponse(problem, { status }),
  noteRefusal({ telemetryRefusals }, { actor, request, problem: { detail } }) {
    telemetryRefusals.note({ actor, signal: signalOf(request), reason: detail });
  },
};

/** What is sent to an address. */
function signalOf({ url }: Request): SignalName {
  const { pathname } = new URL(url);
  if (pathname === "/v1/traces") return "traces";
  return pathname === "/v1/metrics" ? "metrics" : "logs";
}

/** As OTLP/HTTP wants it: a refusal is a google.rpc.Status in the format of the request. */
export const inOtlp: Manner = {
  ...inBytes,
  refuse(problem, { request, status = otlpStatus(problem.code) }) {
    // RFC 9457 knows the headers that go with a problem; its body is not what a sender of OTLP reads.
    const response = problemResponse(problem, { status });
    const format = formatOf(request.headers.get("content-type")) ?? "json";
    return otlpResponse(statusResponse(problem.code, problem.detail, format), format, response);
  },
};

/** 400 is what a sender does not repeat. */
function otlpStatus(code: keyof typeof httpStatus): number {
  return code === "invalid" ? 400 : httpStatus[code];
}

/** An answer of OTLP in a format, with the status and headers of another response. */
export function otlpResponse(
  body: Uint8Array<ArrayBuffer>,
  format: Format,
  {
    status = 200,
    headers = new Headers({ "cache-control": "no-store" }),
  }: { status?: number; headers?: Headers } = {},
): Response {
  headers.set("content-type", contentTypes[format]);
  return new Response(body, { status, headers });
}

async function readTelemetry(request: Request, { telemetryTurnstile }: Runtime): Promise<ReadBody> {
  if (!telemetryTurnstile.enter())
    return failure("rate_limited", "Too many requests are being read: wait a moment.", {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  try {
    return await readUnpacked(request);
  } finally {
    telemetryTurnstile.leave();
  }
}

async function readUnpacked(request: Request): Promise<ReadBody> {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity" && encoding !== "gzip")
    return failure("unsupported_media_type", "Send the body plain, or with Content-Encoding: gzip.");
  const packed = await readBytes(request, TELEMETRY_BODY_LIMIT);
  return packed.ok && encoding === "gzip" ? unpack(packed.value) : packed;
}

/** Unpacks off the request thread, and no more than the limit of it. */
function unpack(packed: Uint8Array): Promise<ReadBody> {
  return new Promise<ReadBody>((resolve) => {
    gunzip(packed, { maxOutputLength: TELEMETRY_BODY_LIMIT }, (error, bytes) => {
      if (!error) resolve(success(new Uint8Array(bytes)));
      else if ("code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
        resolve(tooLarge(TELEMETRY_BODY_LIMIT));
      else resolve(notGzip);
    });
  });
}
