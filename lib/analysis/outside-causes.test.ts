import { describe, expect, it } from "vitest";

import { outsideCauses } from "./outside-causes";
import { OUTSIDE_SIGNS } from "./outside-signs";
import { sceneOf } from "./scene";
import { madeInput, wavering } from "./testing/made-input";

function signOf(line: string): string | undefined {
  return OUTSIDE_SIGNS.find(({ saying }) => saying.test(line))?.reason;
}

describe("what a line says of others", () => {
  it.each([
    ["dial tcp: lookup db.prod.svc on 10.0.0.1:53: no such host", "Names are not resolved"],
    ["java.net.UnknownHostException: mail", "Names are not resolved"],
    ["getaddrinfo EAI_AGAIN queue", "Names are not resolved"],
    ["x509: certificate has expired or is not yet valid", "A certificate is not valid any more"],
    ["Error: CERT_HAS_EXPIRED", "A certificate is not valid any more"],
    ["RequestTimeTooSkewed: the difference is too large", "Clocks disagree"],
    ["ThrottlingException: Rate exceeded", "Somebody else limits us"],
    ["POST https://api.example.com/v1/pay returned 503", "Somebody else's service fails"],
    ["timeout after 3s calling hooks.example.io", "Somebody else's service fails"],
    ["node is not ready: kubelet stopped posting", "A host gave way"],
    ["connect: no route to host", "A network does not reach"],
    ["write /data/a: no space left on device", "Something is full"],
    ["Container was OOMKilled", "Memory ran out"],
  ])("%s", (line, reason) => {
    expect(signOf(line)).toBe(reason);
  });

  it.each([
    "call of http://cart.shop.svc.cluster.local:8080 timeout",
    "query exceeded 3000ms",
    "context deadline exceeded",
    "nil pointer dereference in order.go",
    "upstream cart unavailable",
    "java.net.ConnectException: Connection refused",
  ])("nothing: %s", (line) => {
    expect(signOf(line)).toBeUndefined();
  });
});

describe("traffic", () => {
  const calls = [
    ["front", "cart"],
    ["cart", "store"],
  ] as const;
  const rates = (front: number, cart: number, store: number) =>
    sceneOf(
      madeInput(
        [
          { service: "front", metric: "requests-per-sec", at: wavering(100, front) },
          { service: "cart", metric: "requests-per-sec", at: wavering(50, cart, 1) },
          { service: "store", metric: "requests-per-sec", at: wavering(20, store, 2) },
        ],
        calls,
      ),
    );

  it("is to blame where it grew from the entry on", () => {
    expect(outsideCauses(rates(4, 4, 4))).toMatchObject([{ kind: "traffic" }]);
  });

  it("is a service's own doing where it grew only further down", () => {
    expect(outsideCauses(rates(1, 4, 4))).toEqual([]);
    expect(outsideCauses(rates(1, 1, 1))).toEqual([]);
  });
});
