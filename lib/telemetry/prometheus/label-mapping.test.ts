import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { defaultLabelMapping, readLabels } from "./label-mapping";

const read = (labels: Record<string, string>) => readLabels(labels, defaultLabelMapping);

describe("readLabels", () => {
  it.each([
    [{ service_name: "cart", job: "otel-collector" }, "cart", { job: "otel-collector" }],
    [{ service: "", app: "cart" }, "cart", { service: "" }],
    [
      { exported_job: "shop/cart", job: "otel-collector" },
      "cart",
      { "service.namespace": "shop", job: "otel-collector" },
    ],
    [{ job: "node" }, "node", {}],
    [{ "service.name": "cart/a" }, "cart/a", {}],
    [{ __name__: "up", instance: "10.0.0.1:80" }, "", { "service.instance.id": "10.0.0.1:80" }],
    [{ pod: "a", namespace: "b", le: "1" }, "", { "k8s.pod.name": "a", "k8s.namespace.name": "b", le: "1" }],
  ])("reads %j as %j and %j", (labels: Record<string, string>, service, attributes) => {
    expect(read(labels)).toEqual({ service, attributes });
  });

  it("holds apart labels that mean the same and disagree", () => {
    expect(read({ instance: "a", service_instance_id: "b" }).attributes).toEqual({
      "service.instance.id": "a",
      service_instance_id: "b",
    });
    expect(read({ instance: "a", service_instance_id: "a" }).attributes).toEqual({
      "service.instance.id": "a",
    });
  });

  it("never takes two series of one naming for one", () => {
    const names = fc.uniqueArray(
      fc.constantFrom("__proto__", "constructor", "job", "k8s.pod.name", "k8s_pod_name", "pod", "service"),
      { minLength: 1 },
    );
    const value = fc.constantFrom("a", "b", "a/b");
    const pair = names.chain((chosen) => {
      const labels = fc
        .array(value, { minLength: chosen.length, maxLength: chosen.length })
        .map((values) => Object.fromEntries(chosen.map((label, index) => [label, values[index] ?? ""])));
      return fc.tuple(labels, labels);
    });
    fc.assert(
      fc.property(pair, ([one, other]) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(JSON.stringify(read(one))).not.toBe(JSON.stringify(read(other)));
      }),
    );
  });
});
