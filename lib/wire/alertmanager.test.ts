import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { commandIdOf } from "@/lib/investigation/alert-news";
import { payloads } from "@/lib/timeline/payloads";
import { identifier } from "@/lib/timeline/text";
import { hostileTexts } from "@/test/hostile-texts";

import { parseAlertmanager } from "./alertmanager";

const NOW = Date.UTC(2026, 2, 1, 12);

/** As Alertmanager 0.25 sends it. */
const call = {
  receiver: "parallax",
  status: "firing",
  alerts: [
    {
      status: "firing",
      labels: { alertname: "HighErrorRate", job: "shop/checkout", severity: "critical" },
      annotations: { summary: "One in ten fails", description: "5xx above 10 %" },
      startsAt: "2026-03-01T11:58:33.461123456+01:00",
      endsAt: "0001-01-01T00:00:00Z",
      generatorURL: "http://prometheus:9090/graph?g0.expr=x",
      fingerprint: "4c5d1bd02f5c9f21",
    },
    {
      status: "resolved",
      labels: { alertname: "Slow", service_name: "cart", app: "shop" },
      annotations: {},
      startsAt: "2026-03-01T11:00:00Z",
      endsAt: "2026-03-01T11:30:00Z",
      generatorURL: "",
      fingerprint: "00000000000000aa",
    },
  ],
  groupLabels: { alertname: "HighErrorRate" },
  commonLabels: { job: "shop/checkout" },
  commonAnnotations: {},
  externalURL: "http://alertmanager:9093",
  version: "4",
  groupKey: '{}:{alertname="HighErrorRate"}',
  truncatedAlerts: 3,
};

function parsed(body: unknown) {
  const outcome = parseAlertmanager(body, NOW);
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  return outcome.value;
}

const ids = (body: unknown) => parsed(body).alerts.map(commandIdOf);
const labelled = (labels: object) => parsed({ alerts: [{ labels }] }).alerts[0]?.fingerprint;

describe("a call as Alertmanager makes it", () => {
  it("is read whole", () => {
    const { alerts, rejected, truncated } = parsed(call);
    expect([rejected, truncated]).toEqual([{ count: 0, message: "" }, 3]);
    expect(alerts).toEqual([
      {
        alertId: "alertmanager:4c5d1bd02f5c9f21",
        fingerprint: "4c5d1bd02f5c9f21",
        source: "Alertmanager",
        title: "HighErrorRate",
        summary: "One in ten fails\n\n5xx above 10 %",
        state: "firing",
        services: ["checkout"],
        startedAt: "2026-03-01T10:58:33.461Z",
        endedAt: null,
        labels: { alertname: "HighErrorRate", job: "shop/checkout", severity: "critical" },
        url: "http://prometheus:9090/graph?g0.expr=x",
      },
      {
        alertId: "alertmanager:00000000000000aa",
        fingerprint: "00000000000000aa",
        source: "Alertmanager",
        title: "Slow",
        summary: "",
        state: "resolved",
        services: ["cart", "shop"],
        startedAt: "2026-03-01T11:00:00.000Z",
        endedAt: "2026-03-01T11:30:00.000Z",
        labels: { alertname: "Slow", service_name: "cart", app: "shop" },
        url: "http://alertmanager:9093",
      },
    ]);
  });

  it("makes the same commands each time, and another one when it is resolved", () => {
    expect(ids(call)).toEqual(ids(structuredClone(call)));
    const [alert] = call.alerts;
    expect(ids({ alerts: [alert, { ...alert, status: "resolved" }] })).toEqual([
      "alertmanager:4c5d1bd02f5c9f21:2026-03-01T10:58:33.461Z:firing",
      "alertmanager:4c5d1bd02f5c9f21:2026-03-01T10:58:33.461Z:resolved",
    ]);
  });
});

describe("a call that says less", () => {
  it("is filled in from what its group has in common", () => {
    const [alert] = parsed({ status: "resolved", commonLabels: { alertname: "Down" }, alerts: [{}] }).alerts;
    expect(alert).toMatchObject({
      title: "Down",
      state: "resolved",
      startedAt: null,
      endedAt: null,
      url: null,
    });
  });

  it("tells alerts apart by their labels where they have no fingerprint", () => {
    expect(labelled({ a: "1", b: "2" })).toBe(labelled({ b: "2", a: "1" }));
    expect(labelled({ a: "1", b: "2" })).not.toBe(labelled({ a: "1", b: "3" }));
  });

  it("knows an ended alert without a status, and no time in the future", () => {
    const { alerts } = parsed({
      alerts: [
        { labels: { alertname: "a" }, endsAt: "2026-03-01T11:00:00Z" },
        { labels: { alertname: "b" }, startsAt: "2026-03-02T11:00:00Z", endsAt: "2026-03-02T12:00:00Z" },
        { labels: { alertname: "c" }, startsAt: "yesterday" },
      ],
    });
    expect(alerts.map(({ state, startedAt }) => [state, startedAt])).toEqual([
      ["resolved", null],
      ["firing", null],
      ["firing", null],
    ]);
  });

  it("counts what is no alert, and takes the rest", () => {
    const { alerts, rejected } = parsed({ alerts: [7, { labels: { alertname: "a" } }, { labels: [1] }] });
    expect(alerts.map(({ title }) => title)).toEqual(["a"]);
    expect(rejected.count).toBe(2);
    expect(rejected.message).toContain("alerts.0");
  });

  it.each([
    [undefined],
    [null],
    [[]],
    [{}],
    [{ alerts: "all" }],
    [{ alerts: Array.from({ length: 10_001 }, () => ({})) }],
  ])("is refused where it has no list of alerts, or too long a one: %#", (body) => {
    expect(parseAlertmanager(body, NOW)).toMatchObject({ ok: false, problem: { code: "invalid" } });
  });
});

describe("a hostile call", () => {
  const hostile = hostileTexts.map(({ text }) => text).filter(({ length }) => length < 1_500);
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(...hostile),
    fc.constant("x".repeat(5_000)),
  );
  const labels = fc.dictionary(text, fc.oneof(text, fc.anything()), { maxKeys: 80 });

  it("becomes what the log can hold, or is refused", () => {
    fc.assert(
      fc.property(
        fc.record({ labels, annotations: labels, fingerprint: text, startsAt: text, generatorURL: text }),
        (alert) => {
          const [news] = parsed({ alerts: [alert] }).alerts;
          if (!news) throw new Error("It is an alert.");
          const { services, summary, url, startedAt, endedAt, ...rest } = news;
          const payload = {
            ...rest,
            service: services[0],
            summary,
            url: url ?? undefined,
            startedAt: startedAt ?? undefined,
            endedAt: endedAt ?? undefined,
          };
          expect(payloads.alert_attached.parse(payload)).toEqual({ ...payload, labels: payload.labels });
          expect(identifier.safeParse(commandIdOf(news)).success).toBe(true);
          expect(Object.keys(news.labels).length).toBeLessThanOrEqual(64);
        },
      ),
      { numRuns: 60 },
    );
  });
});
