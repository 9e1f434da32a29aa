import { describe, expect, it } from "vitest";

import { isFoundBy } from "./use-incident-search";

describe("what of the last answer still fits", () => {
  const incident = { number: 42, title: "Checkout fails for cards" };

  it.each(["", "checkout", "FAILS FOR", "42", "inc-42", "INC-42"])("keeps it for %j", (text) => {
    expect(isFoundBy(incident, text)).toBe(true);
  });

  it.each(["checkouts", "4", "inc-4", "inc-421", "cards for"])("hides it for %j", (text) => {
    expect(isFoundBy(incident, text)).toBe(false);
  });
});
