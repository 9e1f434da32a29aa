import { describe, expect, it } from "vitest";

import { meaningOf } from "./role";

describe("what a metric means by its name", () => {
  it.each([
    ["latency-p99", "latency", 1],
    ["http.server.request.duration", "latency", 1],
    ["response_time_ms", "latency", 1],
    ["http.server.request.duration.quantile", "latency", 1],
    ["http.server.request.duration.count", "rate", 0],
    ["http.server.request.duration.sum", "rate", 0],
    ["gc.duration", "memory", 1],
    ["success-rate", "errors", -1],
    ["error_latency", "latency", 1],
    ["container_cpu_usage_seconds_total", "cpu", 1],
    ["load_average", "cpu", 1],
    ["memory_working_set", "memory", 1],
    ["k8s.pod.network.io", "network", 0],
    ["socket", "network", 0],
    ["diskio", "disk", 0],
    ["fs-read-bytes", "disk", 0],
    ["received_bytes", "network", 0],
    ["queue_depth", "pool", 1],
    ["RequestCount", "rate", 0],
    ["restarts", "uptime", 0],
    ["temperature", "other", 0],
  ])("takes %s for %s", (name, role, hurts) => {
    expect(meaningOf(name)).toMatchObject({ role, hurts });
  });

  it("tells the host's from the service's own, and what is asked of others from what is asked of it", () => {
    expect(meaningOf("node-cpu-pct")).toMatchObject({ isOfHost: true, isOutbound: false });
    expect(meaningOf("client-lat-p90")).toMatchObject({ isOfHost: false, isOutbound: true });
    expect(meaningOf("cpu-pct")).toMatchObject({ isOfHost: false, isOutbound: false });
  });
});
