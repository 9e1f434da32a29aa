import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { createFrameBuilder } from "@/lib/server/frame-builder";
import { createFrameReader } from "@/lib/server/frame-reader";
import type { HypothesisTest } from "@/lib/wire/investigation-port";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";
import { syntheticShop } from "@/test/synthetic-shop";

const shop = syntheticShop({ faultFromUs: (Date.now() - 600_000) * 1_000 });

let api: TestApi;
let ada: TestPerson;
let incidentId: string;
let sent: HypothesisTest[];
beforeAll(async () => {
  api = await startTestApi();
  api.runtime.frames = createFrameReader(createFrameBuilder([shop]));
  const { investigations } = api.runtime;
  api.runtime.investigations = {
    ...investigations,
    testHypothesis: async (test) => {
      await investigations.testHypothesis(test);
      sent.push(test);
    },
  };
  ada = await api.person("responder", { name: "Ada" });
  const declared = await post("/api/incidents", { title: "Checkout fails" });
  incidentId = String(Reflect.get(Object(declared.body), "incidentId"));
});
beforeEach(() => {
  sent = [];
});
afterAll(() => api.stop());

const post = (path: string, body: object, as = ada) =>
  api.call(path, { method: "POST", as, body: { commandId: crypto.randomUUID(), ...body } });
const propose = (body: object, as = ada) => post(`/api/incidents/${incidentId}/hypotheses`, body, as);
const cardOf = async (answer: { body: unknown }) => {
  const state = await api.runtime.log.state(incidentId);
  return state?.hypotheses[String(Reflect.get(Object(answer.body), "hypothesisId"))];
};

describe("a hypothesis in words", () => {
  it("is read, put on the board and tested over what an investigation reads, which it starts", async () => {
    const answer = await propose({ claim: "payments runs out of memory since 00:00", zone: "Europe/Berlin" });
    expect(answer).toMatchObject({
      status: 201,
      body: { component: "payments", changeId: null, question: "" },
    });
    expect(await cardOf(answer)).toMatchObject({
      kind: "resource",
      component: "payments",
      since: expect.stringMatching(/^\d{4}-.+Z$/),
      machineState: "investigating",
      machineReason: expect.stringMatching(
        /^Being tested as kind: memory, component: payments, since: .+ UTC\.$/,
      ),
      proposedBy: { kind: "person", name: "Ada" },
    });
    const state = await api.runtime.log.state(incidentId);
    const [investigationId] = Object.keys(state?.investigations ?? {});
    const { hypothesisId } = Object(answer.body);
    expect(sent).toEqual([
      { incidentId, investigationId, hypothesisId, component: "payments", changeId: null },
    ]);
  });

  it("asks where it cannot tell what is meant, and tests what is said by name", async () => {
    const vague = await propose({ claim: "It smells funny" });
    expect(vague).toMatchObject({
      status: 201,
      body: { question: expect.stringMatching(/^I could not tell which component or change is meant\./) },
    });
    expect(await cardOf(vague)).toMatchObject({ machineState: "proposed", kind: "other" });
    expect(sent).toEqual([]);
    const named = await propose({ claim: "It smells funny", component: "catalogue" });
    expect(named).toMatchObject({ status: 201, body: { component: "catalogue", question: "" } });
    expect(sent).toHaveLength(1);
  });

  it("names a linked change", async () => {
    await post(`/api/incidents/${incidentId}/events`, {
      type: "change_linked",
      payload: {
        changeId: "deploy:881",
        kind: "deploy",
        title: "checkout 4.12.0",
        service: "checkout",
        changedAt: "2026-03-01T11:40:00Z",
      },
    });
    expect(await propose({ claim: "Version 4.12.0 broke it" })).toMatchObject({
      body: { component: "checkout", changeId: "deploy:881", question: "" },
    });
  });

  it("is proposed once for one command, and tested again where the first try was cut off", async () => {
    const body = { commandId: crypto.randomUUID(), claim: "frontend has a bug" };
    const [first, second] = [await propose(body), await propose(body)];
    expect(second.text).toBe(first.text);
    expect(await propose({ ...body, claim: "payments has a bug" })).toMatchObject({
      status: 409,
      body: { code: "command_id_reused" },
    });
    expect(sent).toHaveLength(2);
    expect(sent[0]).toEqual(sent[1]);
  });

  it("is refused to those who only look, and without words", async () => {
    expect(await propose({ claim: "payments" }, await api.person("observer"))).toMatchObject({ status: 403 });
    expect(await propose({ claim: " " })).toMatchObject({ status: 422 });
  });
});
