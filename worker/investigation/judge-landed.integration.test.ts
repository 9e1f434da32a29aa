import { afterAll, beforeAll, expect, it } from "vitest";

import { draftOf, record } from "@/lib/server/investigation-log";
import { type InvestigationWorld, openInvestigationWorld, recordedInput } from "@/test/investigation-world";
import { createLogWorld, type LogWorld, readRoom } from "@/test/log-world";

import { type Analyst, createAnalyst } from "./analyst";
import { findCandidates } from "./find-candidates";
import { testCandidate } from "./test-candidate";

let logs: LogWorld;
let world: InvestigationWorld;
const never = new AbortController().signal;
const nothing = () => Promise.resolve();

beforeAll(async () => {
  logs = await createLogWorld();
  world = await openInvestigationWorld({ ...logs, log: logs.open() });
});
afterAll(async () => {
  await world.close();
  await logs.end();
});

it("moves a verdict from where it stands by then, though another one was found meanwhile", async () => {
  const log = logs.open();
  const request = await world.prepare(await recordedInput("cedar"));
  const { incidentId, investigationId } = request;
  const here = createAnalyst(world.kept);
  let isOvertaken = false;
  const analyst: Analyst = {
    ...here,
    async verdicts(of, signal) {
      const verdicts = await here.verdicts(of, signal);
      const meanwhile = verdicts.map((verdict) =>
        draftOf(request, `meanwhile:${verdict.hypothesisId}`, {
          type: "hypothesis_state_set",
          payload: { ...verdict, investigationId },
        }),
      );
      isOvertaken ||= await record(log, request, meanwhile);
      return verdicts;
    },
  };
  const queue = { ...world.queue, test: nothing, judgeWithout: nothing };
  const context = { log, queue, analyst, kept: world.kept };
  await findCandidates(context, request, never);
  const [first] = await here.candidates(request);
  await testCandidate(context, { request, hypothesisId: first?.hypothesisId ?? "" }, never);

  const { events } = await readRoom(log, incidentId);
  const said = events
    .filter(({ type }) => type === "hypothesis_state_set")
    .map(({ payload }) => JSON.stringify(payload));
  expect(isOvertaken).toBe(true);
  expect(said.length).toBeGreaterThan(0);
  expect(new Set(said).size).toBe(said.length);
});
