import { randomBytes } from "node:crypto";

import { NextResponse, type NextRequest } from "next/server";

import { NONCE_HEADER } from "@/lib/wire/nonce-header";

const NONCE_BYTES = 16;
const ONE_YEAR_S = 31_536_000;

/**
 * Only scripts that carry this request's nonce run, and what those load themselves. Style elements need the nonce too;
 * style attributes cannot carry one. In development React needs eval, and Next's overlay writes styles.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src-elem 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join("; ");
}

function isEncrypted(request: NextRequest): boolean {
  return (request.headers.get("x-forwarded-proto") ?? request.nextUrl.protocol).startsWith("https");
}

/**
 * Gives every page a policy with a nonce of its own; Next reads it from the request and puts it on its scripts, and
 * the root layout on ours.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(NONCE_HEADER, nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (isEncrypted(request)) response.headers.set("strict-transport-security", `max-age=${ONE_YEAR_S}`);
  return response;
}

/** Pages only: routes answer with data, under the policy in next.config.ts, and keep their bodies unbuffered. */
export const config = { matcher: "/((?!api/|v1/|_next/static/|_next/image|icon.svg).*)" };
