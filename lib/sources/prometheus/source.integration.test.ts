import { once } from "node:events";
import { createServer } from "node:http";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { defaultLabelMapping } from "@/lib/telemetry/prometheus/label-mapping";
import type { PointTable, Signals } from "@/lib/telemetry/signals";
import { sourceSettings } from "@/lib/telemetry/source-settings";
import {
  HOW_TO_INSTALL,
  isInstalled,
  type MetricBackend,
  metricBackends,
  startMetricBackend,
} from "@/test/metric-backend";
import type { WrittenSeries } from "@/test/remote-write";
import { until } from "@/test/until";

import { createPrometheusApi } from "./api";
import { readMetric } from "./read-metric";
import { createPrometheusSource } from "./source";

const NOON_MS = Date.UTC(2026, 0, 1, 12);
const MINUTE_MS = 60_000;
const WINDOW = { fromUs: NOON_MS * 1e3, toUs: (NOON_MS + 30 * MINUTE_MS) * 1e3 };
const LIMITS = {
  timeoutMs: 30_000,
  bytes: 64 * 1_048_576,
  retry: { attempts: 1, pauseMs: 1, longestPauseMs: 1 },
};
const never = new AbortController().signal;

function sourceAt(url: string, more: Record<string, unknown> = {}, secrets: Record<string, string> = {}) {
  const settings = sourceSettings.parse({ kind: "prometheus", name: "backend", url, ...more });
  if (settings.kind !== "prometheus") throw new Error("not of Prometheus");
  return createPrometheusSource(settings, { findSecret: (variable) => secrets[variable], limits: LIMITS });
}

/** The points of the series that a metric and some attributes name: seconds after noon, and values. */
function pointsOf({ series, seriesOf, timeUs, value }: PointTable, metric: string, some: object = {}) {
  const wanted = series.findIndex(
    (one) =>
      one.metric === metric && Object.entries(some).every(([key, text]) => one.attributes[key] === text),
  );
  const rows = [...seriesOf.keys()].filter((row) => seriesOf[row] === wanted);
  return rows.map((row) => [((timeUs[row] ?? 0) / 1e3 - NOON_MS) / 1e3, value[row]]);
}

const seriesOf = ({ points }: Signals, metric: string) =>
  points.series.filter((one) => one.metric === metric);

const CART = { service_name: "cart", pod: "cart-1", job: "shop/cart" };

/** Every 15 s, 7 ms past: a counter that restarts at minute 10, and a level that nobody measured from 10 to 15. */
function samplesOf(tick: number): WrittenSeries[] {
  const sample = (metric: string, labels: Record<string, string>, value: number): WrittenSeries => ({
    labels: { ...labels, __name__: metric },
    samples: [[NOON_MS + tick * 15_000 + 7, value]],
  });
  const unmeasured = tick >= 40 && tick < 60;
  return [
    sample("requests_total", { ...CART, code: "200" }, tick < 40 ? tick * 3 : tick - 40),
    ...(unmeasured ? [] : [sample("queue_size_bytes", CART, tick)]),
    sample("latency_seconds_bucket", { ...CART, le: "0.1" }, tick),
    sample("latency_seconds_bucket", { ...CART, le: "+Inf" }, tick * 2),
    sample("latency_seconds_sum", CART, tick / 10),
    sample("latency_seconds_count", CART, tick * 2),
    ...Array.from({ length: 40 }, (_, pod) => {
      const labels = { app: pod % 2 ? "odd" : "even", pod: `p${pod}` };
      return [sample("many", labels, pod), sample("many_total", labels, tick * 15)];
    }).flat(),
  ];
}

describe.each(metricBackends)("%s", (name) => {
  describe.skipIf(!isInstalled(name))(`which ${HOW_TO_INSTALL} installs`, () => {
    let backend: MetricBackend;
    beforeAll(async () => {
      backend = await startMetricBackend(name);
      await backend.write(Array.from({ length: 120 }, (_, tick) => samplesOf(tick)).flat());
    });
    afterAll(() => backend.stop());

    it("gives samples as they were, with their own times, restarts and gaps", async () => {
      const { points, gaps } = await sourceAt(backend.url).read(WINDOW, { signal: never });
      expect(gaps).toEqual([]);
      const requests = pointsOf(points, "requests_total");
      expect(requests).toHaveLength(120);
      expect(requests.slice(39, 42)).toEqual([
        [585.007, 117],
        [600.007, 0],
        [615.007, 1],
      ]);
      const queue = pointsOf(points, "queue_size_bytes").map(([seconds]) => seconds);
      expect(queue.slice(39, 41)).toEqual([585.007, 900.007]);
    });

    it("knows services, attributes, kinds and units", async () => {
      const signals = await sourceAt(backend.url).read(WINDOW, { signal: never });
      const attributes = { job: "shop/cart", "k8s.pod.name": "cart-1" };
      expect(seriesOf(signals, "requests_total")).toEqual([
        {
          service: "cart",
          metric: "requests_total",
          unit: "",
          kind: "cumulative",
          attributes: { code: "200", ...attributes },
        },
      ]);
      expect(seriesOf(signals, "queue_size_bytes")[0]).toMatchObject({ unit: "By", kind: "gauge" });
      expect(new Set(seriesOf(signals, "latency_seconds.bucket").map((one) => one.attributes["le"]))).toEqual(
        new Set(["+Inf", "0.1"]),
      );
      expect(seriesOf(signals, "latency_seconds.sum")[0]).toMatchObject({ unit: "s", kind: "cumulative" });
      expect(seriesOf(signals, "latency_seconds.count")[0]).toMatchObject({ unit: "1", kind: "cumulative" });
      expect(seriesOf(signals, "many")).toHaveLength(40);
    });

    it("gives the window's own samples and no others", async () => {
      const window = { fromUs: (NOON_MS + 15_007) * 1e3, toUs: (NOON_MS + 60_007) * 1e3 };
      const { points } = await sourceAt(backend.url).read(window, { signal: never });
      expect(pointsOf(points, "requests_total").map(([seconds]) => seconds)).toEqual([
        15.007, 30.007, 45.007,
      ]);
    });

    it("aggregates by service what has too many series, counters as growth, and says so", async () => {
      const limits = { seriesPerMetric: 10 };
      const signals = await sourceAt(backend.url, { limits }).read(WINDOW, { signal: never });
      expect(new Set(seriesOf(signals, "many").map(({ service, kind }) => `${service} ${kind}`))).toEqual(
        new Set(["even gauge", "odd gauge"]),
      );
      const levels = pointsOf(signals.points, "many", { "parallax.aggregation": "avg" }).map(
        ([, level]) => level,
      );
      expect(new Set(levels)).toEqual(
        new Set([signals.points.series.find(({ metric }) => metric === "many")?.service === "odd" ? 20 : 19]),
      );
      const counters = seriesOf(signals, "many_total");
      expect(counters.map(({ kind }) => kind)).toEqual(["delta", "delta"]);
      // 20 pods each grow by one a second, in steps of 15 s.
      const growth = pointsOf(signals.points, "many_total")
        .slice(10)
        .map(([, grown]) => grown ?? 0);
      expect(growth.length).toBeGreaterThan(100);
      for (const grown of growth) expect(grown).toBeCloseTo(300, 6);
      expect(signals.gaps).toEqual([
        {
          source: "backend",
          signal: "metrics",
          reason: "Read as one series per service, for there are many series: many, many_total.",
        },
      ]);
    });

    it("reads in steps where there are too many samples, each sample at most once", async () => {
      const limits = { points: 6_000 };
      const signals = await sourceAt(backend.url, { limits }).read(WINDOW, { signal: never });
      const [first, second] = pointsOf(signals.points, "requests_total");
      expect([first, second]).toEqual([
        [30, 3],
        [60, 9],
      ]);
      // Minutes of nothing are nothing, not the last value again.
      expect(pointsOf(signals.points, "queue_size_bytes").map(([seconds]) => seconds)).not.toContain(720);
      expect(signals.gaps[0]?.reason).toContain("Read in steps of 30 s");
    });

    it("splits a window that has more steps than a backend answers to", async () => {
      const api = createPrometheusApi({ url: backend.url, headers: {}, limits: LIMITS, signal: never });
      const metric = { name: "requests_total", forms: ["steps"] as const, size: { series: 1, samples: 120 } };
      const read = await readMetric(metric, {
        api,
        window: { fromUs: WINDOW.fromUs, toUs: WINDOW.fromUs + 4 * 3_600e6 },
        only: [],
        stepMs: 1_000,
        catalogue: { metadata: new Map(), names: new Set(["requests_total"]) },
        mapping: defaultLabelMapping,
        by: [],
      });
      const values = read.ok ? read.value.runs.flatMap(({ value }) => value) : [];
      expect(values).toHaveLength(120);
      expect(values.slice(38, 42)).toEqual([114, 117, 0, 1]);
    });

    it("reads only what has the labels asked for", async () => {
      const only = [{ label: "app", value: "odd" }];
      const { points } = await sourceAt(backend.url, { only }).read(WINDOW, { signal: never });
      expect(new Set(points.series.map(({ service }) => service))).toEqual(new Set(["odd"]));
    });

    it("does without metrics that are gone by the end of the window", async () => {
      const window = { fromUs: (NOON_MS + 31 * MINUTE_MS) * 1e3, toUs: (NOON_MS + 60 * MINUTE_MS) * 1e3 };
      const { points, gaps } = await sourceAt(backend.url).read(window, { signal: never });
      expect({ series: points.series, gaps }).toEqual({ series: [], gaps: [] });
    });

    it("stops where it is told to", async () => {
      const reason = new Error("nobody waits any more");
      await expect(sourceAt(backend.url).read(WINDOW, { signal: AbortSignal.abort(reason) })).rejects.toBe(
        reason,
      );
    });
  });
});

describe.skipIf(!isInstalled("prometheus"))(`Prometheus that scrapes (${HOW_TO_INSTALL})`, () => {
  it("takes kinds from what the exporter says of its metrics, and the service from the job", async () => {
    const exporter = createServer((_, response) => {
      response.setHeader("content-type", "text/plain; version=0.0.4");
      response.end(
        "# TYPE visits counter\nvisits 5\n# TYPE open_count gauge\nopen_count 2\n" +
          '# TYPE wait_seconds summary\nwait_seconds{quantile="0.9"} 3\nwait_seconds_sum 4\nwait_seconds_count 5\n',
      );
    });
    await once(exporter.listen(0, "127.0.0.1"), "listening");
    const { port } = z.object({ port: z.number() }).parse(exporter.address());
    const backend = await startMetricBackend("prometheus", { scrape: `127.0.0.1:${port}` });
    try {
      let signals: Signals | undefined;
      await until(async () => {
        const toUs = Date.now() * 1e3;
        signals = await sourceAt(backend.url).read({ fromUs: toUs - 600e6, toUs }, { signal: never });
        return seriesOf(signals, "wait_seconds.quantile").length > 0;
      }, "a scrape");
      const kinds = new Map(
        signals?.points.series.map(({ metric, kind, unit }) => [metric, `${kind} ${unit}`]),
      );
      expect(kinds.get("visits")).toBe("cumulative ");
      expect(kinds.get("open_count")).toBe("gauge ");
      expect(kinds.get("wait_seconds.quantile")).toBe("gauge s");
      expect(kinds.get("wait_seconds.sum")).toBe("cumulative s");
      expect(kinds.get("wait_seconds.count")).toBe("cumulative 1");
      const [visits] = signals ? seriesOf(signals, "visits") : [];
      expect(visits).toMatchObject({
        service: "exporter",
        attributes: { "service.namespace": "shop", "service.instance.id": `127.0.0.1:${port}` },
      });
    } finally {
      await backend.stop();
      exporter.close();
    }
  });
});

describe.skipIf(!isInstalled("victoria-metrics"))(
  `a backend that asks who is there (${HOW_TO_INSTALL})`,
  () => {
    const authentication = {
      kind: "basic",
      username: "reader",
      passwordVariable: "PARALLAX_SOURCE_PASSWORD",
    };
    let backend: MetricBackend;
    beforeAll(async () => {
      backend = await startMetricBackend("victoria-metrics", {
        login: { username: "reader", password: "secret ü" },
      });
    });
    afterAll(() => backend.stop());

    it.each([
      ["the right secret", { PARALLAX_SOURCE_PASSWORD: "secret ü\n" }, []],
      ["a wrong secret", { PARALLAX_SOURCE_PASSWORD: "wrong" }, [expect.stringMatching(/^It answered 401/)]],
      ["no secret", {}, ["The environment variable PARALLAX_SOURCE_PASSWORD is not set."]],
    ])("with %s", async (_, secrets, reasons) => {
      const { gaps } = await sourceAt(backend.url, { authentication }, secrets).read(WINDOW, {
        signal: never,
      });
      expect(gaps.map(({ reason }) => reason)).toEqual(reasons);
    });
  },
);

describe("a backend that is not there", () => {
  it("is a gap", async () => {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = z.object({ port: z.number() }).parse(server.address());
    server.close();
    const { points, gaps } = await sourceAt(`http://127.0.0.1:${port}`).read(WINDOW, { signal: never });
    expect(points.series).toEqual([]);
    expect(gaps).toEqual([
      { source: "backend", signal: "metrics", reason: "It cannot be reached (ECONNREFUSED)." },
    ]);
  });
});
