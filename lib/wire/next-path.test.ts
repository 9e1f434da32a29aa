import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { nextPath, signInHref } from "./next-path";

describe("the way back after signing in", () => {
  it.each(["/", "/incidents/7f2c?filter=notes#e12", "/settings/tokens", "/?state=active&q=a%20b", "/a//b"])(
    "keeps %s",
    (path) => {
      expect(nextPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    null,
    "",
    "incidents",
    "https://evil.test/",
    "//evil.test",
    "///evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "/..//evil.test",
    "/.//evil.test",
    "/a/../..//evil.test",
    "/\t/evil.test",
    "/\n/evil.test",
    " //evil.test",
    "javascript:alert(1)",
    "data:text/html,x",
    "/sign-in",
    "/sign-in?next=/sign-in",
    "/welcome?token=x",
    "/invite",
    "/api/incidents",
    "/" + "a".repeat(3_000),
  ])("goes home instead of to %j", (path) => {
    expect(nextPath(path)).toBe("/");
  });

  it("never leaves the site, whatever it is given", () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          "/",
          "\\",
          ".",
          "..",
          "%2f",
          "%5c",
          ":",
          "@",
          "evil.test",
          "\t",
          "\n",
          " ",
          "?",
          "#",
          "http:",
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string(), fc.webUrl()), (value) => {
        const path = nextPath(value);
        expect(new URL(path, "https://parallax.test/sign-in").origin).toBe("https://parallax.test");
        expect(path).toMatch(/^\/(?![/\\])/);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is written into the address of the sign-in page", () => {
    expect(signInHref("/")).toBe("/sign-in");
    const href = signInHref("/incidents/7?x=1&y=2");
    expect(new URL(href, "http://x.test").searchParams.get("next")).toBe("/incidents/7?x=1&y=2");
  });
});
