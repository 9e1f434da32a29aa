import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";

import { contentSecurityPolicy, proxy } from "./proxy";

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

const policyOf = (url: string, headers: HeadersInit = {}) =>
  proxy(new NextRequest(url, { headers })).headers.get("content-security-policy") ?? "";

describe("the content security policy", () => {
  const policy = directives(contentSecurityPolicy("abc", false));

  it("runs only scripts with the nonce, and what they load", () => {
    expect(policy.get("script-src")).toEqual(["'nonce-abc'", "'strict-dynamic'"]);
    expect(policy.get("style-src-elem")).toEqual(["'self'", "'nonce-abc'"]);
  });

  it.each(["default-src", "frame-ancestors", "object-src", "base-uri"])("allows nothing for %s", (name) => {
    expect(policy.get(name)).toEqual(["'none'"]);
  });

  it("names no other origin", () => {
    expect([...policy.values()].flat().filter((source) => /\/\/|\*|https?:/.test(source))).toEqual([]);
  });
});

const transport = (url: string, headers: HeadersInit = {}) =>
  proxy(new NextRequest(url, { headers })).headers.get("strict-transport-security");

describe("proxy", () => {
  it("gives every request a nonce of its own", () => {
    const nonces = Array.from(
      { length: 20 },
      () => /'nonce-([\w+/=]{22,})'/.exec(policyOf("http://127.0.0.1/"))?.[1],
    );
    expect(nonces).not.toContain(undefined);
    expect(new Set(nonces).size).toBe(20);
  });

  it("does not let a client choose the nonce", () => {
    const response = proxy(
      new NextRequest("http://127.0.0.1/", {
        headers: { "content-security-policy": "script-src 'nonce-mine'" },
      }),
    );
    const seen = response.headers.get("x-middleware-request-content-security-policy");
    expect(seen).toBe(response.headers.get("content-security-policy"));
    expect(seen).not.toContain("mine");
  });

  it("asks for HTTPS in future only where it is spoken", () => {
    expect(transport("http://127.0.0.1/")).toBeNull();
    expect(transport("https://parallax.example/")).toBe("max-age=31536000");
    expect(transport("http://127.0.0.1/", { "x-forwarded-proto": "https" })).toBe("max-age=31536000");
  });
});
