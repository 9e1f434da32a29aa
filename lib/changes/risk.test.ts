import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { riskSigns } from "./risk";

type Made = { removed?: string[]; added?: string[]; around?: string[]; files?: string[] };

function signs({ removed = [], added = [], around = [], files = ["services/shop/code.go"] }: Made) {
  const diff = [
    "@@ -1,4 +1,4 @@",
    ...around.map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
  ].join("\n");
  return riskSigns({ files, diff });
}

function sum(made: Made): number {
  return signs(made).reduce((total, { weight }) => total + weight, 0);
}

describe("what is known to break", () => {
  it.each<[string, Made, RegExp]>([
    ["a lock in Go", { removed: ["\ts.mu.Lock()"], added: ["\ts.n++"] }, /lock/u],
    ["a lock in Java", { removed: ["  synchronized (this) {"] }, /lock/u],
    ["a nil check", { removed: ["if user == nil {", "\treturn", "}"] }, /missing/u],
    ["a None check", { removed: ["    if user is None:"], added: ["    name = user.name"] }, /missing/u],
    [
      "an optional chain",
      { removed: ["const a = user?.name;"], added: ["const a = user.name;"] },
      /missing/u,
    ],
    ["a LIMIT", { removed: ["SELECT a FROM t LIMIT 20"], added: ["SELECT a FROM t"] }, /limit/u],
    ["a deadline", { removed: ["ctx, stop := context.WithTimeout(ctx, t)"] }, /time limit/u],
    ["a WHERE", { removed: ["SELECT a FROM t WHERE b = 1"], added: ["SELECT a FROM t"] }, /condition/u],
    ["a cache", { removed: ["item = cache.get(key)"], added: ["item = read(key)"] }, /cache/u],
    ["tries", { removed: ["@retry(stop=3)"] }, /tries/u],
    [
      "a call by item",
      { around: ["for _, item := range items {"], added: ["p := db.Find(item)"] },
      /each item/u,
    ],
    ["a call by item in JS", { added: ["for (const i of items) {", "  await api.get(i);"] }, /each item/u],
    ["a wait", { added: ["time.Sleep(5 * time.Second)"] }, /waits/u],
    ["a column dropped", { added: ["ALTER TABLE a DROP COLUMN b;"] }, /schema/u],
    ["an index that locks", { added: ["CREATE INDEX i ON t (a);"] }, /writes wait/u],
    [
      "a field renamed",
      { removed: ['A string `json:"meta"`'], added: ['A string `json:"metadata"`'] },
      /calls/u,
    ],
    ["an address", { removed: ["url: http://one.test/a"], added: ["url: http://two.test/a"] }, /elsewhere/u],
    ["a switch", { removed: ["strict: true"], added: ["strict: false"] }, /turns strict off/u],
    ["a unit", { removed: ["ttl: 15m"], added: ["ttl: 15s"] }, /lowers ttl/u],
    ["a unit in Go", { removed: ["TTL: 15 * time.Minute,"], added: ["TTL: 15 * time.Second,"] }, /lowers/u],
    ["a pool", { removed: ["maxConnections=50"], added: ["maxConnections=5"] }, /lowers maxConn/u],
    [
      "a body",
      { removed: ["client_max_body_size 10m;"], added: ["client_max_body_size 1m;"] },
      /lowers client/u,
    ],
    ["a read that waits", { added: ["const a = fs.readFileSync(path);"] }, /waits/u],
    ["a batch", { removed: ["batch_rows = 100"], added: ["batch_rows = 10000"] }, /raises batch/u],
  ])("is seen: %s", (_, made, reason) => {
    const found = signs(made);
    expect(found.filter(({ weight }) => weight > 0).map((sign) => sign.reason)).toEqual(
      expect.arrayContaining([expect.stringMatching(reason)]),
    );
    expect(sum(made)).toBeGreaterThanOrEqual(0.9);
  });

  it.each(["timeout_ms", "poolSize", "MaxConns", "memory", "replicas", "cache_ttl", "max.attempts"])(
    "grows the further %s is lowered, and is no risk where it is raised a little",
    (name) => {
      const lowered = (to: number) => sum({ removed: [`${name}: 100`], added: [`${name}: ${to}`] });
      expect(lowered(90)).toBe(0);
      expect(lowered(50)).toBeGreaterThan(0.5);
      expect(lowered(10)).toBeGreaterThan(lowered(50));
      expect(lowered(120)).toBeLessThan(0.5);
    },
  );

  it("sees a schedule that moves", () => {
    expect(signs({ removed: ['cron: "0 3 * * *"'], added: ['cron: "*/1 * * * *"'] })).toMatchObject([
      { reason: "moves a schedule", weight: 0.8 },
    ]);
  });

  it("takes other numbers for another meaning, not for other words", () => {
    expect(sum({ removed: ["return at(a, b, 1)"], added: ["return at(a, b, 7)"] })).toBe(0);
  });

  it("says which line", () => {
    const [sign] = signs({ removed: ["limit: 100"], added: ["limit: 10"] });
    expect(sign).toMatchObject({ reason: "lowers limit", line: "limit: 10" });
  });
});

describe("what does not break", () => {
  it.each<[string, Made]>([
    ["documents", { files: ["docs/a.md", "README.md"], removed: ["mutex"] }],
    ["tests", { files: ["a/b_test.go", "src/x.spec.ts"], removed: ["x.Lock()"] }],
    ["pipelines", { files: [".github/workflows/build.yml"], added: ["timeout: 1"] }],
    ["comments", { removed: ["// takes the lock"], added: ["// takes the mutex"] }],
    ["log lines", { removed: ['log.Debug("limit", n)'], added: ['logger.Info("limit",', '  "n", n)'] }],
    ["layout", { removed: ["timeout:  5", "limit: 3"], added: ["limit:   3", "timeout: 5"] }],
    [
      "patches of dependencies",
      { files: ["go.mod"], removed: ["a/grpc v1.62.0"], added: ["a/grpc v1.62.1"] },
    ],
    ["a larger pool", { removed: ["cfg.MaxConns = 20"], added: ["cfg.MaxConns = 40"] }],
    ["other words", { removed: ["d := New()", "d.on = x", "return d"], added: ["return New(on, d, x)"] }],
    ["an index beside", { added: ["CREATE INDEX CONCURRENTLY i ON t (a);"] }],
  ])("speaks against: %s", (_, made) => {
    expect(sum(made)).toBeLessThan(0);
    expect(signs(made).every(({ weight }) => weight <= 0)).toBe(true);
  });

  it("knows nothing where nothing is shown", () => {
    expect(riskSigns({ files: ["a.go"], diff: null })).toEqual([]);
    expect(riskSigns({ files: [], diff: "" })).toEqual([]);
  });
});

it("finds nothing in lines that only moved, whatever they say", () => {
  const line = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !/[\r\n]/u.test(text));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const diff = [...lines.map((text) => `-a${text}`), ...lines.map((text) => `+a${text}`)].join("\n");
      expect(riskSigns({ files: ["a.go"], diff }).every(({ weight }) => weight < 0)).toBe(true);
    }),
  );
});

it("bears any diff", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (files, diff) => {
      expect(riskSigns({ files, diff }).every(({ weight }) => Number.isFinite(weight))).toBe(true);
    }),
  );
});
