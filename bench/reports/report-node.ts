/** The routes of reports and lists as they ship, called without HTTP before them; see bench/README.md. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { z } from "zod";

import { GET as listIncidents, POST as declareIncident } from "@/app/api/incidents/route";
import { GET as readReport } from "@/app/api/reports/route";
import { GET as downloadTable } from "@/app/api/reports/table/route";
import { mintToken } from "@/lib/server/api-token";
import { readEnvironment } from "@/lib/server/environment";
import type { Handler } from "@/lib/server/route";
import { createRuntime } from "@/lib/server/open-runtime";
import { installRuntime } from "@/lib/server/runtime";

import { serve } from "../log/messages";

const runtime = installRuntime(createRuntime(readEnvironment(process.env)));
const MIB = 1_048_576;
let bearer = "";

async function ask(handler: Handler, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
  const request = new Request(`http://127.0.0.1${path}`, { ...init, headers });
  const response = await handler(request, { params: Promise.resolve(undefined) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** Milliseconds until the whole answer is there. */
async function timed(handler: Handler, path: string): Promise<number> {
  const startMs = performance.now();
  await (await ask(handler, path)).text();
  return performance.now() - startMs;
}

async function incidentsIn(path: string): Promise<number> {
  const body: unknown = await (await ask(readReport, path)).json();
  return z.object({ incidents: z.number() }).parse(body).incidents;
}

const handlers = {
  async open() {
    const id = "person-1";
    await runtime.database.prisma.user.create({
      data: { id, name: "Bench", email: `${id}@example.com`, role: "responder", emailVerified: true },
    });
    const { id: tokenId, token, secretHash } = mintToken();
    const scopes = ["read", "write"];
    const createdAt = new Date();
    await runtime.tokens.create({
      id: tokenId,
      userId: id,
      name: "bench",
      secretHash,
      scopes,
      createdAt,
      expiresAt: null,
    });
    bearer = token;
    return null;
  },
  reports: async (paths: string[]) => {
    const found = [];
    for (const path of paths) found.push(await timed(readReport, path));
    return found;
  },
  lists: async (paths: string[]) => {
    const found = [];
    for (const path of paths) found.push(await timed(listIncidents, path));
    return found;
  },
  /** From sending a new incident until a report has it, each time. */
  async visible({ path, times }: { path: string; times: number }) {
    const found = [];
    for (let index = 0; index < times; index++) {
      const before = await incidentsIn(path);
      const startMs = performance.now();
      const body = JSON.stringify({ commandId: randomUUID(), title: `New ${index}` });
      await ask(declareIncident, "/api/incidents", { method: "POST", body });
      while ((await incidentsIn(path)) <= before) await sleep(5);
      found.push(performance.now() - startMs);
    }
    return found;
  },
  /** Takes a table slowly; gives its records, its size, and the most memory meanwhile beside what there was before. */
  async csv(path: string) {
    const before = process.memoryUsage().rss / MIB;
    const startMs = performance.now();
    let [records, bytes, peak] = [0, 0, before];
    const response = await ask(downloadTable, path);
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 10) records += 1;
      await sleep(2);
      peak = Math.max(peak, process.memoryUsage().rss / MIB);
    }
    return { records, mib: bytes / MIB, peak, before, seconds: (performance.now() - startMs) / 1_000 };
  },
};

export type ReportNode = typeof handlers;
serve(handlers);
