import { expect, it } from "vitest";

import { changesOf } from "./changes";

const KNOWN = ["cart", "checkoutservice", "search"];
const us = (time: string) => Date.parse(time) * 1_000;

it("joins commits with their deploys, and knows folders of services", () => {
  const { changes, called } = changesOf(
    {
      commits: [
        {
          sha: "aa",
          author: "ann",
          timestamp: "2026-01-01T10:00:00Z",
          message: "tidy",
          files_changed: ["pkg/cache/ttl.go"],
          diff: "-15m\n+15s",
        },
        {
          sha: "bb",
          timestamp: "2026-01-01T10:01:00Z",
          files_changed: ["services/checkout/a.go"],
          diff: null,
        },
        { sha: "cc", timestamp: "2026-01-01T09:00:00Z", files_changed: ["docs/a.md"] },
        { author: "nobody" },
      ],
      deploys: [
        { timestamp: "2026-01-01T10:30:00Z", service: "search", commit_sha: "aa", version: "v3" },
        { timestamp: "2026-01-01T10:20:00Z", service: "cart", commit_sha: "aa", version: "v2" },
        { timestamp: "2026-01-01T10:40:00Z", service: "cart", commit_sha: "dd" },
      ],
      flags: [{ timestamp: "2026-01-01T10:25:00Z", flag: "fast", service: "cart", change: "off->on" }],
    },
    KNOWN,
  );
  expect(changes.map(({ id, kind, services, atUs }) => [id, kind, services, atUs])).toEqual([
    ["cc", "commit", [], us("2026-01-01T09:00:00Z")],
    ["bb", "commit", ["checkoutservice"], us("2026-01-01T10:01:00Z")],
    ["aa", "deploy", ["cart", "search"], us("2026-01-01T10:20:00Z")],
    ["cart", "flag", ["cart"], us("2026-01-01T10:25:00Z")],
    ["dd", "deploy", ["cart"], us("2026-01-01T10:40:00Z")],
  ]);
  expect(changes[2]).toMatchObject({
    title: "tidy",
    author: "ann",
    files: ["pkg/cache/ttl.go"],
    diff: "-15m\n+15s",
    toVersion: "v2",
  });
  expect(called.get("aa")).toBe("aa");
});

it("takes a release's service for its name, and tells two of one service apart", () => {
  const release = { kind: "canary-release", service: "cart", time: 100, completed: 165, fromVersion: "v1" };
  const { changes, called } = changesOf(
    [
      { ...release, time: 200, completed: null },
      { ...release, podsAdded: ["cart-v2-x"] },
    ],
    KNOWN,
    2,
  );
  expect(changes).toMatchObject([
    { id: "cart", kind: "canary", atUs: 200_000_000, completedUs: 330_000_000, podsAdded: ["cart-v2-x"] },
    { id: "cart#2", atUs: 400_000_000, completedUs: null },
  ]);
  expect([...called]).toEqual([
    ["cart", "cart"],
    ["cart#2", "cart"],
  ]);
});

it.each([null, undefined, [], {}, "text", 7, [1, null, {}], { commits: "none" }])(
  "finds none in %j",
  (raw) => {
    expect(changesOf(raw, KNOWN).changes).toEqual([]);
  },
);
