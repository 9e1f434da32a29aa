import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { anyLog } from "@/test/any-log";

import { packEvents, unpackEvents } from "./event-run";

describe("a run of events", () => {
  it("is after its way over the wire what it was before", () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const run = packEvents(log[0]?.incidentId ?? "none", log);
        expect(unpackEvents(JSON.parse(JSON.stringify(run)))).toEqual(log);
      }),
    );
  });

  it("names each actor once", () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const { actors } = packEvents("one", log);
        expect(new Set(actors.map((actor) => JSON.stringify(actor))).size).toBe(actors.length);
      }),
    );
  });
});
