import type { IncomingMessage, ServerResponse } from "node:http";

import { type Problem, problemDetails } from "@/lib/wire/problem";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

type Refusal = { problem: Problem; status: number };

/** Why a request gets as far as no route, if it does not: a method or an address that no route could take. */
export function whyNoRoute({
  method = "",
  url = "",
}: Pick<IncomingMessage, "method" | "url">): Refusal | null {
  if (!METHODS.includes(method))
    return {
      status: 405,
      problem: { code: "method_not_allowed", detail: `${METHODS.join(", ")} are what there is.` },
    };
  if (!isReadable(url))
    return { status: 400, problem: { code: "invalid", detail: "The address cannot be read." } };
  return null;
}

/** Answers a request that no route could take, and says whether it did. */
export function refuseBeforeRouting(request: IncomingMessage, response: ServerResponse): boolean {
  const refusal = whyNoRoute(request);
  if (!refusal) return false;
  const { problem, status } = refusal;
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...(status === 405 && { allow: METHODS.join(", ") }),
  });
  response.end(JSON.stringify({ ...problemDetails(problem), status }));
  return true;
}

/** A path from the root whose percent-encoding is whole. */
function isReadable(url: string): boolean {
  try {
    return url.startsWith("/") && decodeURIComponent(url.split("?", 1)[0] ?? "") !== "";
  } catch {
    return false;
  }
}
