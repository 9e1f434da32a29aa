import { describe, expect, it } from "vitest";

import { entryFaults } from "./entry-fields";

const paths = (...args: Parameters<typeof entryFaults>) => entryFaults(...args).map(({ path }) => path);

describe("entryFaults", () => {
  it("finds nothing wrong with a good entry", () => {
    expect(paths({ name: "Ada", email: "ada@example.com", newPassword: "x".repeat(12) })).toEqual([]);
    expect(paths({ email: "ada@localhost", password: "any" })).toEqual([]);
  });

  it("names each field at fault, in their order", () => {
    expect(paths({ name: " ", email: "ada", newPassword: "x".repeat(11) })).toEqual([
      "name",
      "email",
      "password",
    ]);
    expect(paths({ email: "a b@example.com", password: "" })).toEqual(["email", "password"]);
  });
});
