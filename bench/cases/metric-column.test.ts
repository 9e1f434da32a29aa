import { expect, it } from "vitest";

import { seriesOfColumn } from "./metric-column";

it("reads service, metric, unit and labels of a column", () => {
  expect(seriesOfColumn("cart_in-latency-s|pod=cart-1|ver=v2|edge=front>cart", [1])).toEqual({
    service: "cart",
    metric: "in-latency-s",
    unit: "s",
    kind: "gauge",
    attributes: { callee: "cart", caller: "front", "k8s.pod.name": "cart-1", "service.version": "v2" },
  });
  expect(seriesOfColumn("carts_lat_50", [])).toMatchObject({ service: "carts", metric: "lat_50", unit: "" });
  expect(seriesOfColumn("a~b c/d~AWS::X_requests-Sum", [])).toMatchObject({ service: "a~b c/d~AWS::X" });
});

it("takes hosts and totals for no service", () => {
  expect(seriesOfColumn("NODE_cpu|node=10.0.0.1", [])).toMatchObject({
    service: "",
    attributes: { "host.name": "10.0.0.1", view: "node" },
  });
});

it("takes a total for a count only where it never falls", () => {
  expect(seriesOfColumn("db_timeout-total", [1, 1, 5]).kind).toBe("cumulative");
  expect(seriesOfColumn("db_timeout-total", [3, 1]).kind).toBe("gauge");
  expect(seriesOfColumn("db_size", [1, 2]).kind).toBe("gauge");
});
