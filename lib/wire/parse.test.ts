import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { payloads } from "@/lib/timeline/payloads";

import { parseInput } from "./parse";

const schema = z.object({
  title: z.string().trim().min(1).max(200),
  severity: z.enum(["SEV1", "SEV2"]),
  limit: z.coerce.number().int().min(1).max(50).default(50),
  tags: z.array(z.string()).min(1).max(2),
  at: z.iso.datetime({ offset: true }),
  id: z.uuid(),
  email: z.email(),
  own: z.string().regex(/^[a-z]+$/, "may hold small letters only"),
  form: z.string().regex(/^x/),
  only: z.literal("yes"),
  length: z.string().min(12),
});
const good = {
  title: "t",
  severity: "SEV1",
  tags: ["a"],
  at: "2026-03-01T11:40:00Z",
  id: "6f6a1f8e-3f0b-4f0c-9d55-0a4a6c1d2e3f",
  email: "a@example.com",
  own: "a",
  form: "x",
  only: "yes",
  length: "x".repeat(12),
};
const fault = (input: unknown, at = "") => {
  const outcome = parseInput(schema, input, at);
  return outcome.ok ? null : outcome.problem.errors?.[0];
};

describe("what is wrong with an input", () => {
  it.each([
    [{ title: " " }, "title", "must not be empty"],
    [{ title: "x".repeat(201) }, "title", "must have at most 200 characters"],
    [{ title: 7 }, "title", "must be text"],
    [{ title: undefined }, "title", "must be given"],
    [{ severity: "SEV9" }, "severity", "must be one of SEV1, SEV2"],
    [{ limit: "many" }, "limit", "must be a number"],
    [{ limit: 1.5 }, "limit", "must be a whole number"],
    [{ limit: 0 }, "limit", "must be at least 1"],
    [{ limit: 51 }, "limit", "must be at most 50"],
    [{ tags: [] }, "tags", "must not be empty"],
    [{ tags: ["a", "b", "c"] }, "tags", "must have at most 2 entries"],
    [{ tags: [true] }, "tags.0", "must be text"],
    [{ at: "today" }, "at", "must be a date and time with a zone, as in 2026-03-01T11:40:00Z"],
    [{ id: "1" }, "id", "must be a UUID"],
    [{ email: "a" }, "email", "must be an e-mail address"],
    [{ own: "A" }, "own", "may hold small letters only"],
    [{ form: "y" }, "form", "is not in the right form"],
    [{ only: "no" }, "only", "must be yes"],
    [{ length: "short" }, "length", "must have at least 12 characters"],
  ])("is said in words of ours: %j", (change, path, reason) => {
    expect(fault({ ...good, ...change })).toEqual({ path, reason });
  });

  it("is said of the whole, and of what is inside something else", () => {
    expect(parseInput(schema, good).ok).toBe(true);
    expect(fault("text")).toEqual({ path: "", reason: "must be an object" });
    expect(fault({ ...good, title: "" }, "payload")).toEqual({
      path: "payload.title",
      reason: "must not be empty",
    });
  });

  it("is never said in the words of the library", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(payloads)),
        fc.jsonValue({ maxDepth: 2 }),
        (payload, input) => {
          const outcome = parseInput<unknown>(payload, input);
          for (const { reason } of outcome.ok ? [] : (outcome.problem.errors ?? []))
            expect(reason).not.toMatch(/expected|Invalid|Too |received|Unrecognized/);
        },
      ),
    );
  });
});
