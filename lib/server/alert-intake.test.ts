import { expect, it } from "vitest";

import type { AlertNews } from "@/lib/investigation/alert-news";
import type { Placement } from "@/lib/investigation/join-incident";

import { createAlertIntake } from "./alert-intake";

const alert = (alertId: string): AlertNews => ({
  alertId,
  fingerprint: alertId,
  source: "test",
  title: alertId,
  summary: "",
  state: "firing",
  services: [],
  startedAt: null,
  endedAt: null,
  labels: {},
  url: null,
});
const attached = (alerts: readonly AlertNews[], followUp = () => Promise.resolve()) => ({
  placements: alerts.map(joined),
  followUp,
});
const joined = (news: AlertNews): Placement => ({
  alert: news,
  service: null,
  kind: news.alertId.startsWith("again") ? "repeats" : "joins",
  incidentId: "one",
  because: "",
});

it("decides on what comes meanwhile together, kinds apart, and tells each caller of its own", async () => {
  const batches: string[] = [];
  const gates: (() => void)[] = [];
  const intake = createAlertIntake(async ({ alerts, kind }) => {
    batches.push(`${kind} ${alerts.map(({ alertId }) => alertId).join(" ")}`);
    await new Promise<void>((resolve) => gates.push(resolve));
    return attached(alerts);
  });
  const answers = [
    intake.take([alert("a")], "real"),
    intake.take([alert("b"), alert("again")], "real"),
    intake.take([alert("c")], "sample"),
    intake.take([alert("again too")], "real"),
  ];
  while (batches.length < 3) {
    gates.shift()?.();
    await new Promise(setImmediate);
  }
  gates.shift()?.();
  expect(batches).toEqual(["real a", "real b again again too", "sample c"]);
  expect(await Promise.all(answers)).toEqual(
    [
      { taken: 1, repeated: 0, unheard: 0 },
      { taken: 1, repeated: 1, unheard: 0 },
      { taken: 1, repeated: 0, unheard: 0 },
      { taken: 0, repeated: 1, unheard: 0 },
    ].map((value) => ({ ok: true, value })),
  );
});

it("attaches the next while it follows up, and tells callers afterwards", async () => {
  const order: string[] = [];
  const gates: (() => void)[] = [];
  const intake = createAlertIntake(({ alerts: [news, ...more] }) => {
    const alertId = news?.alertId ?? "";
    order.push(`attached ${alertId}`);
    return Promise.resolve(
      attached(news ? [news, ...more] : [], async () => {
        if (alertId === "a") await new Promise<void>((resolve) => gates.push(resolve));
      }),
    );
  });
  const told = (alertId: string) =>
    intake.take([alert(alertId)], "real").then(() => order.push(`told of ${alertId}`));
  const first = told("a");
  await told("b");
  gates.shift()?.();
  await first;
  expect(order).toEqual(["attached a", "attached b", "told of b", "told of a"]);
});

it("goes on after a failure, which those hear whose alerts it was", async () => {
  let fails = true;
  const intake = createAlertIntake(({ alerts }) => {
    if (fails) return Promise.reject(new Error("The database is away."));
    return Promise.resolve(attached(alerts));
  });
  await expect(intake.take([alert("a")], "real")).rejects.toThrow("away");
  fails = false;
  expect(await intake.take([alert("a")], "real")).toMatchObject({ ok: true, value: { taken: 1 } });
});

it("turns away what is more than it can hold, until there is room again", async () => {
  const gates: (() => void)[] = [];
  const intake = createAlertIntake(async ({ alerts }) => {
    await new Promise<void>((resolve) => gates.push(resolve));
    return attached(alerts);
  });
  const many = Array.from({ length: 50_000 }, (_, index) => alert(String(index)));
  const held = intake.take(many, "real");
  expect(await intake.take([alert("one more")], "real")).toMatchObject({
    ok: false,
    problem: { code: "unavailable" },
  });
  gates.shift()?.();
  expect(await held).toMatchObject({ ok: true, value: { taken: 50_000 } });
  const later = intake.take([alert("one more")], "real");
  while (gates.length === 0) await new Promise(setImmediate);
  gates.shift()?.();
  expect(await later).toMatchObject({ ok: true });
});
