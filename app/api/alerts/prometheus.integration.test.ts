import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { alertmanagerConfiguration } from "@/components/settings/alertmanager-text";
import { alertsOf } from "@/lib/timeline/alert-book";
import { HOW_TO_INSTALL_ALERTING, hasAlerting, startAlertmanager } from "@/test/alertmanager";
import { startTestApi, type TestApi } from "@/test/api";
import { startMetricBackend } from "@/test/metric-backend";
import { type OtlpReceiver, startOtlpReceiver } from "@/test/otlp-receiver";
import type { WrittenSeries } from "@/test/remote-write";
import { until } from "@/test/until";
import { openOutbox } from "@/world/otlp/outbox";
import { runShop } from "@/world/run/shop-run";
import { commanded, parseFaultCommand } from "@/world/shop/fault-command";
import { createShop } from "@/world/shop/shop";

const SHOP_MS = 7 * 60_000;
/** Told ahead of the clock, so that it still fails when a slow machine comes to ask. */
const AHEAD_MS = 2 * 60_000;
const FAULT = "catalogue:errors@+120s/300s";

/** Requests by service and status, as Prometheus would have them of the shop. */
const REQUESTS = "http_server_request_duration_seconds_count";
const rule = {
  alert: "RequestsFail",
  expr: `sum by (service_name) (rate(${REQUESTS}{http_response_status_code=~"5.."}[2m]))
    / sum by (service_name) (rate(${REQUESTS}[2m])) > 0.05`,
  labels: { severity: "critical" },
  annotations: {
    summary: "{{ $labels.service_name }} fails {{ $value | humanizePercentage }} of its requests",
  },
};

describe.skipIf(!hasAlerting)(
  `a Prometheus that watches the shop, and its Alertmanager, which ${HOW_TO_INSTALL_ALERTING} installs`,
  () => {
    let api: TestApi;
    const stops: (() => Promise<void>)[] = [];
    beforeAll(async () => {
      api = await startTestApi();
      stops.push(() => api.stop());
    });
    afterAll(async () => {
      for (const stop of stops.toReversed()) await stop();
    });

    it("open an incident by themselves, and its investigation starts", async () => {
      const { bearer } = await api.token(await api.person("responder"), ["alerts"]);
      const wanted = alertmanagerConfiguration({ origin: api.origin, token: bearer });
      const alertmanager = await startAlertmanager(
        wanted.replaceAll(/(group_wait|interval): \d+s/g, "$1: 1s"),
      );
      stops.push(alertmanager.stop);
      const prometheus = await startMetricBackend("prometheus", {
        alerting: { groups: [{ name: "shop", rules: [rule] }], alertmanager: alertmanager.address },
      });
      stops.push(prometheus.stop);
      await prometheus.write(await shopMetrics());

      const rooms = async () => {
        const incidents = await api.runtime.database.prisma.incident.findMany();
        return Promise.all(incidents.map(({ id }) => api.runtime.log.state(id)));
      };
      await until(
        async () => Object.keys((await rooms())[0]?.investigations ?? {}).length > 0,
        "An incident that is investigated",
      );
      const [room, ...others] = await rooms();
      expect(others).toEqual([]);
      expect(room?.status).toBe("triage");
      // Of the few requests of the first moments, more or less than half have failed.
      expect(room?.proposedSeverity?.severity).toMatch(/^SEV[12]$/);
      expect(room?.title).toMatch(/ fails \d.*% of its requests$/);
      const alerts = room ? alertsOf(room.alerts) : [];
      expect(alerts.map(({ title, state: stands }) => [title, stands])).toContainEqual([
        "RequestsFail",
        "firing",
      ]);
      expect(alerts.map(({ service }) => service)).toContain("catalogue");
      expect(Object.values(room?.investigations ?? {})).toMatchObject([{ trigger: "alert" }]);
    });
  },
);

/** How many requests each instance of the shop has answered, every ten seconds; its catalogue is failing. */
async function shopMetrics(): Promise<readonly WrittenSeries[]> {
  const startMs = Date.now() - SHOP_MS + AHEAD_MS;
  const fault = parseFaultCommand(FAULT);
  if (!fault.ok) throw new Error(fault.problem);
  const receiver = await startOtlpReceiver();
  const outbox = openOutbox({ endpoint: receiver.endpoint, token: null });
  await runShop({
    shop: createShop({ seed: 3, startMs, perSecond: 4, faults: [commanded(fault.value, startMs)] }),
    outbox,
    clock: { now: () => startMs + 3_600_000, until: () => Promise.resolve() },
    untilMs: startMs + SHOP_MS,
    signal: new AbortController().signal,
    report: () => {},
  });
  await outbox.close();
  await receiver.stop();
  return requestCounts(receiver);
}

function requestCounts({ metrics }: OtlpReceiver): readonly WrittenSeries[] {
  type Samples = { labels: Record<string, string>; samples: (readonly [number, number])[] };
  const series = new Map<string, Samples>();
  for (const { name, histogram, resource } of metrics) {
    if (name !== "http.server.request.duration") continue;
    for (const { attributes, timeUnixNano, value } of histogram?.dataPoints ?? []) {
      const labels = {
        __name__: REQUESTS,
        service_name: String(resource["service.name"]),
        instance: String(resource["service.instance.id"]),
        http_route: String(attributes["http.route"]),
        http_response_status_code: String(attributes["http.response.status_code"]),
      };
      const key = JSON.stringify(labels);
      const known: Samples = series.get(key) ?? { labels, samples: [] };
      known.samples.push([timeUnixNano, value]);
      series.set(key, known);
    }
  }
  return [...series.values()];
}
