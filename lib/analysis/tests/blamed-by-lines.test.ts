import { expect, it } from "vitest";

import type { LogPattern } from "@/lib/telemetry/frame";

import { serviceGraph } from "../graph";
import { blamedByLines } from "./blamed-by-lines";

const edge = (caller: string, callee: string) => ({
  caller,
  callee,
  calls: 1,
  errors: 0,
  sources: ["spans" as const],
});

const blamed = blamedByLines(
  serviceGraph({
    services: ["front", "searchservice", "cartservice", "store-index", "mailservice"],
    edges: [
      edge("front", "searchservice"),
      edge("front", "cartservice"),
      edge("searchservice", "store-index"),
    ],
  }),
);

function says(speaker: string, template: string) {
  const pattern: LogPattern = {
    id: template,
    service: speaker,
    template,
    severity: 17,
    count: 1,
    firstSeenUs: 0,
    lastSeenUs: 0,
    rate: new Float64Array(0),
    examples: [],
  };
  return blamed(speaker, [pattern]);
}

it("blames whom a line calls by name", () => {
  expect(says("front", "cartservice returned <*>")).toEqual({ service: "cartservice", isWaiting: false });
  expect(says("mailservice", "no template <*>")).toEqual({ service: null, isWaiting: false });
});

it("blames whom the speaker calls, where a line says that there was no answer", () => {
  expect(says("searchservice", "query failed: deadline exceeded")).toEqual({
    service: "store-index",
    isWaiting: true,
  });
  expect(says("front", "search request failed: timed out")).toEqual({
    service: "searchservice",
    isWaiting: true,
  });
});

it("blames nobody where any of those it calls may be meant, or something of its own", () => {
  expect(says("front", "request failed: timed out")).toEqual({ service: null, isWaiting: true });
  expect(says("mailservice", "connection refused")).toEqual({ service: null, isWaiting: true });
  expect(says("searchservice", "timeout waiting for connection from pool")).toEqual({
    service: null,
    isWaiting: false,
  });
});
