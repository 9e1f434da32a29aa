import { describe, expect, it } from "vitest";

import { parseWorldOptions } from "./options";

describe("parseWorldOptions", () => {
  it("opens a shop with what is usual", () => {
    expect(parseWorldOptions(["--shop"], {})).toEqual({
      ok: true,
      value: {
        do: "shop",
        destination: { endpoint: "http://127.0.0.1:3000", token: null },
        records: ".data/world",
        seed: 1,
        perSecond: 8,
        historyMs: 0,
        durationMs: Infinity,
        faults: [],
        scenario: null,
      },
    });
  });

  it("takes endpoint and token from the environment, and rather from the command line", () => {
    const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://there:4318", PARALLAX_TOKEN: "one" };
    const argv = ["--case", "amber", "--speed", "60"];
    expect(parseWorldOptions(argv, environment)).toMatchObject({
      value: {
        do: "case",
        name: "amber",
        speed: 60,
        destination: { endpoint: "http://there:4318", token: "one" },
      },
    });
    expect(parseWorldOptions([...argv, "--token", "two"], environment)).toMatchObject({
      value: { destination: { token: "two" } },
    });
  });

  it("reads faults and lengths of time", () => {
    const argv = [
      "--shop",
      "--history",
      "30m",
      "--fault",
      "payments:cpu@+2m",
      "--fault",
      "traffic-surge@+1m/1m",
    ];
    expect(parseWorldOptions(argv, {})).toMatchObject({
      value: { historyMs: 1_800_000, faults: [{ kind: "cpu" }, { kind: "traffic-surge" }] },
    });
  });

  it("gives help", () => {
    expect(parseWorldOptions(["-h"], {})).toEqual({ ok: true, value: null });
  });

  it.each([
    [[]],
    [["--shop", "--case", "amber"]],
    [["--what"]],
    [["--shop", "--seed", "x"]],
    [["--shop", "--rate", "0"]],
    [["--shop", "--history", "long"]],
    [["--shop", "--fault", "nothing"]],
    [["--case", "amber", "--speed", "-1"]],
    [["--shop", "--endpoint", "file:///etc"]],
  ])("refuses %j", (argv) => {
    expect(parseWorldOptions(argv, {})).toMatchObject({ ok: false });
  });
});
