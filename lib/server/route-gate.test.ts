import { describe, expect, it } from "vitest";

import { whyNoRoute } from "./route-gate";

describe("what gets as far as no route", () => {
  it.each(["TRACE", "PROPFIND", "CONNECT", "get", ""])("the method %j", (method) => {
    expect(whyNoRoute({ method, url: "/api/people" })).toMatchObject({
      status: 405,
      problem: { code: "method_not_allowed" },
    });
  });

  it.each(["/api/people/%E0%A4%A", "/%", "/%zz", "*", "http://hostile.test/", "", "/%ff"])(
    "the address %j",
    (url) => {
      expect(whyNoRoute({ method: "GET", url })).toMatchObject({ status: 400, problem: { code: "invalid" } });
    },
  );

  it.each(["/", "/api/people", "/a%20b?q=%E0%A4%A", "/%F0%9F%94%A5", "/api/people/%00"])(
    "but not %j",
    (url) => {
      expect(whyNoRoute({ method: "PATCH", url })).toBeNull();
    },
  );
});
