import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { eventActor, parallaxItself } from "@/lib/policy/actor";
import { createFrameBuilder } from "@/lib/server/frame-builder";
import { createFrameReader } from "@/lib/server/frame-reader";
import { frameLines } from "@/lib/telemetry/frame-lines";
import type { EventDraft } from "@/lib/timeline/event";
import type { FrozenEvidence } from "@/lib/timeline/frozen";
import { mostOfEvidence } from "@/lib/wire/measured-look";
import { windowOf } from "@/lib/wire/telemetry-queries";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";
import { appended } from "@/test/log-world";
import { syntheticShop } from "@/test/synthetic-shop";

import { freezeEvidence } from "./freeze-evidence";

const window = { from: "2026-03-01T12:00:00.000Z", to: "2026-03-01T12:40:00.000Z" };
const shopBrokenAt = (at: string) =>
  createFrameReader(createFrameBuilder([syntheticShop({ faultFromUs: Date.parse(at) * 1_000 })]));

let api: TestApi;
let ada: TestPerson;
let incidentId: string;
beforeAll(async () => {
  api = await startTestApi();
  api.runtime.frames = shopBrokenAt("2026-03-01T12:20:00Z");
  ada = await api.person("responder", { name: "Ada" });
  const declared = await post("/api/incidents", { title: "Checkout fails" });
  incidentId = String(Reflect.get(Object(declared.body), "incidentId"));
  await record({
    type: "hypothesis_proposed",
    commandId: "h1",
    payload: { hypothesisId: "h1", kind: "other", claim: "Payments is slow" },
  });
  await record({
    type: "evidence_added",
    commandId: "evidence:1",
    payload: {
      hypothesisId: "h1",
      evidenceId: "evidence:1",
      stance: "for",
      statement: "Payments became slow.",
      frozen: await slowPayments(),
    },
  });
  await record({
    type: "evidence_added",
    commandId: "evidence:usual",
    payload: {
      hypothesisId: "h1",
      evidenceId: "evidence:usual",
      stance: "for",
      statement: "Payments became slow after what was usual until then.",
      frozen: withUsual(await slowPayments(false)),
    },
  });
  await record({
    type: "evidence_added",
    commandId: "evidence:2",
    payload: {
      hypothesisId: "h1",
      evidenceId: "evidence:2",
      stance: "for",
      statement: "It changes payments.",
      frozen: { source: "linked changes", query: "change a1", ...window },
    },
  });
});
afterAll(() => api.stop());

const post = (path: string, body: object) =>
  api.call(path, { method: "POST", as: ada, body: { commandId: crypto.randomUUID(), ...body } });
const compare = (evidenceId = "evidence:1", body = {}) =>
  post(`/api/incidents/${incidentId}/evidence/${evidenceId}/compare`, body);

/** What only the analysis writes. */
async function record(
  draft: EventDraft<"hypothesis_proposed"> | EventDraft<"evidence_added">,
): Promise<void> {
  const actor = eventActor(parallaxItself);
  await appended(api.runtime.log.append([{ incidentId, draft, actor, mayEditOthers: false }]));
}

const usual = { low: 0.01, median: 0.02, high: 0.03 };

/** As an investigation has it of a window whose forerunner nobody has. */
function withUsual(frozen: FrozenEvidence): FrozenEvidence {
  const { result } = frozen;
  if (result.kind !== "lines") throw new Error("Lines were looked at.");
  const [line] = result.lines;
  return { ...frozen, result: { ...result, lines: line ? [{ ...line, baseline: usual }] : [] } };
}

async function slowPayments(isCompared = true) {
  const frames = shopBrokenAt("2026-03-01T12:20:00Z");
  const frame = await frames.frame(windowOf(window));
  if (!frame.ok) throw new Error(frame.problem.detail);
  const ids = frameLines(frame.value)
    .filter(({ service, metric }) => service === "payments" && metric === "duration p99")
    .slice(0, 1)
    .map(({ id }) => id);
  const frozen = await freezeEvidence(
    { frames, samples: false },
    { kind: "lines", ids, compare: isCompared, ...window },
    mostOfEvidence(1),
  );
  if (!frozen.ok) throw new Error(frozen.problem.detail);
  return frozen.value;
}

async function comparedInLog(evidenceId = "evidence:1") {
  const state = await api.runtime.log.state(incidentId);
  return state?.hypotheses["h1"]?.evidence.find(({ id }) => id === evidenceId)?.compared;
}

describe("running evidence again", () => {
  it("finds it the same, changed or gone, and writes that beside what was kept", async () => {
    expect(await compare()).toMatchObject({ status: 201, body: { comparison: "same" } });
    expect(await comparedInLog()).toMatchObject({ comparison: "same", by: { name: "Ada" } });

    api.runtime.frames = shopBrokenAt("2026-03-01T11:00:00Z");
    const commandId = crypto.randomUUID();
    const changed = await compare("evidence:1", { commandId });
    expect(changed).toMatchObject({ status: 201, body: { comparison: "changed" } });
    const sentence = /^duration p99 of payments is at .+ now, and was at .+\.$/;
    expect(await comparedInLog()).toMatchObject({
      summary: expect.stringMatching(sentence),
      frozen: { resultHash: expect.any(String) },
    });
    expect(await compare("evidence:usual")).toMatchObject({ status: 201, body: { comparison: "changed" } });
    expect(await comparedInLog("evidence:usual")).toMatchObject({
      frozen: { result: { lines: [{ baseline: usual }] } },
    });
    api.runtime.frames = createFrameReader(createFrameBuilder([]));
    // Sent again, the first answer stands, whatever is there by now.
    expect((await compare("evidence:1", { commandId })).text).toBe(changed.text);
    expect(await compare()).toMatchObject({ status: 201, body: { comparison: "gone" } });
    expect(await comparedInLog()).toMatchObject({ comparison: "gone", frozen: null });
  });

  it("is refused where nothing can be asked, or nothing is there", async () => {
    expect(await compare("evidence:2")).toMatchObject({ status: 409 });
    expect(await compare("evidence:3")).toMatchObject({ status: 404 });
    expect(await compare("evidence:1", { commandId: "two words" })).toMatchObject({ status: 422 });
  });
});
