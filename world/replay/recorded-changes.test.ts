import * as fc from "fast-check";
import { expect, it } from "vitest";

import { readChanges } from "./recorded-changes";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString();
const commit = (sha: string, minute: number) => ({
  sha,
  author: "ada",
  timestamp: at(minute),
  message: `Change ${sha}`,
  files_changed: [`${sha}.go`],
  diff: null,
});
const deploy = (sha: string, service: string, minute: number, strategy?: string) => ({
  timestamp: at(minute),
  service,
  commit_sha: sha,
  version: "v1",
  ...(strategy && { strategy }),
});
const briefly = (changes: unknown) =>
  readChanges(changes).map(({ id, kind, services, timestamp }) => [
    id,
    kind,
    services.join(" "),
    new Date(timestamp).getUTCMinutes(),
  ]);

it("takes a deployed commit for its deploy, and what nobody deployed for a commit", () => {
  const changes = {
    commits: [commit("a", 1), commit("b", 2)],
    deploys: [deploy("a", "cart", 9), deploy("a", "shop", 7), deploy("c", "pay", 5, "canary")],
    flags: [{ timestamp: at(3), flag: "new cart", service: "cart", change: "off->on", actor: "bo" }],
  };
  expect(briefly(changes)).toEqual([
    ["b", "commit", "", 2],
    [`new cart@${at(3)}`, "flag", "cart", 3],
    ["c", "canary", "pay", 5],
    ["a", "deploy", "shop cart", 7],
  ]);
  expect(readChanges(changes).at(-1)).toMatchObject({ title: "Change a", author: "ada", files: ["a.go"] });
});

it("takes a rollback, and a setting that is set again, for changes of their own", () => {
  const setting = { service: "cart", key: "timeout", from: "1", to: "2", actor: "bo" };
  const changes = {
    commits: [commit("a", 1)],
    deploys: [deploy("a", "cart", 2, "rolling"), deploy("a", "cart", 8, "rollback")],
    configuration: [
      { ...setting, timestamp: at(4) },
      { ...setting, timestamp: at(6) },
    ],
  };
  expect(briefly(changes).map(([id]) => id)).toEqual([
    "a",
    `cart:timeout@${at(4)}`,
    `cart:timeout@${at(6)}`,
    `a@${at(8)}`,
  ]);
  expect(readChanges(changes).at(-1)).toMatchObject({
    title: 'Rollback to "Change a"',
    files: [],
    diff: null,
  });
});

it("answers to anything at all", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(readChanges(value)).toEqual([]);
    }),
  );
  expect(readChanges(null)).toEqual([]);
});
