import { createServer } from "node:http";

import { expect, it } from "vitest";

import { sourceSettings } from "@/lib/telemetry/source-settings";

import { checkSource } from "./check-source";

const signal = new AbortController().signal;
const check = { findSecret: () => undefined, nowMs: Date.now(), signal };

/** What is found at a server that answers everything in one way. */
async function checkAgainst(kind: "prometheus" | "clickhouse", status: number, body: string) {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const settings = sourceSettings.parse({ kind, name: "x", url: `http://127.0.0.1:${port}` });
  try {
    return await checkSource(settings, check);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it("finds a backend that answers well", async () => {
  expect(await checkAgainst("prometheus", 200, '{"status":"success","data":["job"]}')).toBeNull();
  expect(await checkAgainst("clickhouse", 200, '["otel_logs","Body","String"]\n')).toBeNull();
});

it("says in a sentence why one does not", async () => {
  expect(await checkAgainst("prometheus", 401, "no")).toMatch(/401.*\.$/);
  expect(await checkAgainst("prometheus", 200, "<html>")).toMatch(/not JSON/);
  expect(await checkAgainst("clickhouse", 500, "Code: 516. DB::Exception: wrong password")).toMatch(/\.$/);
  const settings = { kind: "prometheus", name: "x", url: "http://127.0.0.1:9" };
  const bearer = { kind: "bearer", tokenVariable: "PARALLAX_SOURCE_X" };
  expect(await checkSource(sourceSettings.parse(settings), check)).toMatch(/\.$/);
  expect(await checkSource(sourceSettings.parse({ ...settings, authentication: bearer }), check)).toContain(
    "PARALLAX_SOURCE_X is not set",
  );
});
