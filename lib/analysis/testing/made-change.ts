import type { Change } from "@/lib/changes/change";

import { START_US } from "./made-input";

/** A deploy of a service in the 47th minute of a made input, a minute before what jumps there does. */
export function madeChange(changed: Partial<Change> & { minute?: number }): Change {
  const { minute = 47, ...rest } = changed;
  return {
    id: "a1",
    kind: "deploy",
    services: ["cart"],
    atUs: START_US + minute * 60_000_000,
    completedUs: null,
    fromVersion: null,
    toVersion: null,
    podsAdded: [],
    podsRemoved: [],
    title: "",
    author: null,
    files: [],
    diff: null,
    ...rest,
  };
}
