import { describe, expect, it } from "vitest";

import { defaultLabelMapping } from "./prometheus/label-mapping";
import { sourceSettings } from "./source-settings";

const prometheus = { kind: "prometheus", name: "metrics", url: "https://mimir.example/prometheus?tenant=a" };
const clickhouse = { kind: "clickhouse", name: "house", url: "http://house.example:8123" };

const bearer = (tokenVariable: string) => ({ authentication: { kind: "bearer", tokenVariable } });
const header = (name: string, value: unknown) => ({ headers: [{ name, value }] });

describe("sourceSettings", () => {
  it("fills in what nearly everybody has", () => {
    expect(sourceSettings.parse(prometheus)).toEqual({
      ...prometheus,
      authentication: { kind: "none" },
      headers: [],
      labels: defaultLabelMapping,
      only: [],
      limits: { seriesPerMetric: 500, points: 5_000_000 },
    });
    expect(sourceSettings.parse(clickhouse)).toEqual({
      ...clickhouse,
      username: "default",
      database: "default",
      tables: { logs: "otel_logs", traces: "otel_traces", metrics: "otel_metrics" },
      limits: { spans: 1_000_000, logs: 1_000_000, points: 5_000_000 },
    });
  });

  it.each([
    ["a secret's variable", bearer("PARALLAX_SOURCE_TOKEN"), true],
    ["the server's own secret", bearer("PARALLAX_SECRET"), false],
    ["another variable of the server", bearer("DATABASE_URL"), false],
    ["the server's own secret in a header", header("X-Token", { variable: "DATABASE_URL" }), false],
    ["a header", header("X-Scope-OrgID", "shop"), true],
    ["a header that ends the headers", header("X-Scope-OrgID", "shop\r\nX-Other: 1"), false],
    ["a header with a name that is none", header("X Scope", "shop"), false],
    ["a header of the exchange", header("Host", "elsewhere"), false],
    ["a secret in plain text", header("Authorization", "Bearer secret"), false],
    ["a secret in the address", { url: "https://user:secret@mimir.example" }, false],
    ["a file", { url: "file:///etc/passwd" }, false],
    ["no address", { url: "mimir" }, false],
    ["no name", { name: "  " }, false],
    ["a setting that nobody knows", { colour: "red" }, false],
  ])("takes %s: %#", (_, more, isTaken) => {
    expect(sourceSettings.safeParse({ ...prometheus, ...more }).success).toBe(isTaken);
  });

  it.each([
    ["a database", { database: "otel" }, true],
    ["a table that is not to be read", { tables: { logs: null } }, true],
    ["a statement for a table", { tables: { logs: "otel_logs; DROP TABLE a" } }, false],
    ["an unlimited number", { limits: { spans: Infinity } }, false],
  ])("takes %s: %#", (_, more, isTaken) => {
    expect(sourceSettings.safeParse({ ...clickhouse, ...more }).success).toBe(isTaken);
  });
});
