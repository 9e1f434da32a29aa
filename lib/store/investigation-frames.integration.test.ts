import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, expect, it } from "vitest";

import { createLogWorld, type LogWorld } from "@/test/log-world";
import { type InvestigationInput, openInvestigationFrames } from "./investigation-frames";
import { purgeExpired } from "./purge";

let world: LogWorld;

beforeAll(async () => {
  world = await createLogWorld();
});
afterAll(() => world.end());

function inputOf(service: string): InvestigationInput {
  const values = Float64Array.from({ length: 400 }, (_, cell) => (cell % 7 === 0 ? Number.NaN : cell));
  const samples = new Uint32Array(400).fill(3);
  const series = { id: "0123456789abcdef", service, metric: "cpu", unit: "1", kind: "gauge" } as const;
  return {
    source: "own",
    samples: false,
    before: null,
    input: {
      frame: {
        grid: { startUs: 0, stepUs: 1, length: 400, endUs: 400 },
        series: [{ ...series, attributes: {}, values, samples, restarts: [] }],
        services: [],
        operations: [],
        edges: [],
        callGraph: { services: [service], edges: [] },
        logs: [],
        traces: [],
        coverage: {
          services: [],
          gaps: [],
          silences: [],
          dropped: { series: 0, operations: 0, services: 0, edges: 0, patterns: 0, logLines: 0 },
          droppedSeries: [],
          duplicates: { points: 0, spans: 0 },
          outside: { points: 0, spans: 0, logs: 0 },
          unusable: { points: 0, spans: 0, logs: 0 },
          withoutService: { series: 0, spans: 0, logs: 0 },
          missingParents: 0,
          clockSkew: [],
        },
      },
      baseline: null,
      alarm: { atUs: 200, service, metric: null },
      entryService: null,
      exclude: [],
      changes: [],
    },
  };
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

it("keeps what came first, for all who ask, until it is old", async () => {
  const kept = openInvestigationFrames(world.database);
  const of = { investigationId: randomUUID(), incidentId: randomUUID() };
  expect(await kept.read(of.investigationId)).toBeNull();

  await Promise.all(["one", "two", "three"].map((service) => kept.keep(of, inputOf(service))));
  const [first, again] = await Promise.all([kept.read(of.investigationId), kept.read(of.investigationId)]);
  expect(again).toEqual(first);
  const winner = first?.input.alarm.service ?? "";
  expect(first).toEqual(inputOf(winner));

  const judged = {
    hypotheses: [],
    services: [{ service: winner, probability: 1, kind: "cpu" as const }],
    changes: [],
    noChange: 1,
    nothingWrong: 0,
    onset: null,
    chain: [],
    next: [],
  };
  await kept.keepJudgement(of.investigationId, judged);
  await kept.keepJudgement(of.investigationId, { ...judged, noChange: 0 });
  expect(await kept.readJudgement(of.investigationId)).toEqual(judged);

  expect(await purgeExpired(world.database, inDays(13))).toMatchObject({ frames: 0 });
  expect(await purgeExpired(world.database, inDays(15))).toMatchObject({ frames: 1 });
  expect(await kept.isKept(of.investigationId)).toBe(false);
});
