import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { commanded, parseFaultCommand } from "./fault-command";
import { faultKinds } from "./fault";

describe("parseFaultCommand", () => {
  it("reads who, what, when and for how long", () => {
    expect(parseFaultCommand("payments:cpu@+120s/180s")).toEqual({
      ok: true,
      value: {
        kind: "cpu",
        target: "payments",
        callee: null,
        afterMs: 120_000,
        lastsMs: 180_000,
        via: "nothing",
        strength: 1,
      },
    });
  });

  it("reads calls, ways and strength", () => {
    expect(parseFaultCommand("checkout-to-payments:network-delay@+1.5m")).toMatchObject({
      ok: true,
      value: { target: "checkout", callee: "payments", afterMs: 90_000, lastsMs: Infinity },
    });
    expect(parseFaultCommand("orders:errors@+0s/5m,via=canary,strength=0.4")).toMatchObject({
      ok: true,
      value: { via: "canary", strength: 0.4 },
    });
    expect(parseFaultCommand("traffic-surge@+1h")).toMatchObject({
      ok: true,
      value: { target: "storefront" },
    });
  });

  it.each([
    ["", "is not a fault"],
    ["payments:fire@+1s", "no kind of fault"],
    ["cellar:cpu@+1s", "cannot strike"],
    ["postgres:cpu@+1s", "cannot strike"],
    ["payments-to-search:network-delay@+1s", "cannot strike"],
    ["payments:network-delay@+1s", "cannot strike"],
    ["storefront:pool-exhaustion@+1s", "cannot strike"],
    ["payments:cpu@+soon", "no length of time"],
    ["payments:cpu@+1s/-2s", "no length of time"],
    ["payments:cpu@+1s,via=configuration", "does not go with"],
    ["payments:cpu@+1s,strength=0", "does not go with"],
    ["payments:cpu@+1s,strength=2", "does not go with"],
  ])("refuses %j in one sentence", (text, says) => {
    const result = parseFaultCommand(text);
    expect(result).toMatchObject({ ok: false });
    expect(!result.ok && result.problem).toContain(says);
  });

  it("answers to anything at all", () => {
    const part = fc.constantFrom(
      ...Object.keys(faultKinds),
      "payments",
      ":",
      "@+",
      "1s",
      "/",
      ",",
      "=",
      "-to-",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join("")),
        ),
        (text) => {
          const result = parseFaultCommand(text);
          expect(result.ok ? result.value.lastsMs >= 0 : result.problem !== "").toBe(true);
        },
      ),
    );
  });
});

describe("commanded", () => {
  it("sets a fault at its time", () => {
    const command = parseFaultCommand("payments:cpu@+10s/20s");
    expect(command.ok && commanded(command.value, 1_000)).toMatchObject({ startMs: 11_000, endMs: 31_000 });
  });
});
