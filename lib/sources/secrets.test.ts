import { describe, expect, it } from "vitest";

import { headersOf } from "./secrets";

const secrets: Record<string, string> = {
  PARALLAX_SOURCE_TOKEN: "t0ken\n",
  PARALLAX_SOURCE_TENANT: "shop",
  PARALLAX_SOURCE_BROKEN: "one\ntwo",
};
const find = (variable: string) => secrets[variable];
const bearer = (tokenVariable: string) => ({ kind: "bearer", tokenVariable }) as const;

describe("headersOf", () => {
  it("fills in secrets, without the line end of the file they came from", () => {
    const settings = {
      authentication: bearer("PARALLAX_SOURCE_TOKEN"),
      headers: [
        { name: "X-Scope-OrgID", value: { variable: "PARALLAX_SOURCE_TENANT" } },
        { name: "X-Plain", value: "plain" },
      ],
    };
    expect(headersOf(settings, find)).toEqual({
      ok: true,
      value: {
        accept: "application/json",
        authorization: "Bearer t0ken",
        "X-Scope-OrgID": "shop",
        "X-Plain": "plain",
      },
    });
  });

  it("says which secret is missing, and quotes none that no header can hold", () => {
    const missing = headersOf({ authentication: bearer("PARALLAX_SOURCE_NONE"), headers: [] }, find);
    expect(missing.ok ? "" : missing.failure.reason).toBe(
      "The environment variable PARALLAX_SOURCE_NONE is not set",
    );
    const broken = headersOf({ authentication: bearer("PARALLAX_SOURCE_BROKEN"), headers: [] }, find);
    expect(broken.ok ? "" : broken.failure.reason).toBe(
      "The secret for the header authorization holds characters that no header may",
    );
  });
});
