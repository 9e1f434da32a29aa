import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { z } from "zod";

import { mintApiToken, mintPerson } from "@/e2e/fixtures/people";
import { siteOf } from "@/e2e/fixtures/site";
import { migrate } from "@/scripts/database/migrations.mjs";
import { startThrowaway } from "@/scripts/database/throwaway.mjs";
import { PROJECT_ROOT } from "@/scripts/root.mjs";
import { startE2eServer } from "@/test/e2e-server";

import { start } from "../log/messages";
import type { RoutesNode } from "./routes-node";

const SETTLE = fileURLToPath(new URL("./settle.mjs", import.meta.url));
const POLL_MS = 200;
/** Each has an allowance of its own. */
const TOKENS = 24;

const held = z.object({ rssMiB: z.number(), heapMiB: z.number(), fileDescriptors: z.number() });

/** What the server holds once it has settled. */
export type Held = z.infer<typeof held>;

type Started = {
  port: number;
  bearers: readonly string[];
  telemetryFolder: string;
  kill: () => Promise<void>;
  stop: () => Promise<void>;
};

export type HostileServer = Started & { isAlive: () => boolean; settle: () => Promise<Held> };

/** A server with an ear for how much it holds: the production build, or the routes without Next before them. */
export async function startHostileServer(kind: "whole" | "routes"): Promise<HostileServer> {
  const folder = mkdtempSync(join(tmpdir(), "parallax-hostile-"));
  const env = { NODE_OPTIONS: `--import ${SETTLE}`, PARALLAX_BENCH_FOLDER: folder };
  const started = await (kind === "whole" ? startWhole(env) : startRoutes(env, folder));
  const pid = () => Number(readIfThere(join(folder, "pid")));
  return {
    ...started,
    isAlive() {
      try {
        return process.kill(pid(), 0);
      } catch {
        return false;
      }
    },
    async settle() {
      const answer = join(folder, "held.json");
      rmSync(answer, { force: true });
      process.kill(pid(), "SIGUSR2");
      for (;;) {
        await sleep(POLL_MS);
        const text = readIfThere(answer);
        if (text !== "") return held.parse(JSON.parse(text));
      }
    },
    async stop() {
      await started.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startWhole(env: Record<string, string>): Promise<Started> {
  const server = await startE2eServer({ worker: false, env });
  const site = siteOf(server);
  const person = await mintPerson(site, "responder");
  const minted = Array.from({ length: TOKENS }, () => mintApiToken(site, person, { scopes: ["ingest"] }));
  return {
    port: Number(new URL(site.origin).port),
    bearers: (await Promise.all(minted)).map(({ bearer }) => bearer),
    telemetryFolder: join(dirname(server.logFile), "telemetry"),
    kill: () => server.kill(),
    stop: () => server.stop(),
  };
}

async function startRoutes(env: Record<string, string>, folder: string): Promise<Started> {
  const database = await startThrowaway();
  await migrate({ url: database.url, folder: join(PROJECT_ROOT, "prisma", "migrations") });
  const node = start<RoutesNode>("../hostile/routes-node.ts", {
    ...env,
    DATABASE_URL: database.url,
    PARALLAX_SECRET: "only-for-the-bench-".repeat(2),
    PARALLAX_DATA_DIR: folder,
  });
  const { port, token } = await node.ask("open");
  return {
    port,
    bearers: [token],
    telemetryFolder: join(folder, "telemetry"),
    kill: () => node.stop(),
    async stop() {
      await node.stop();
      await database.stop();
    },
  };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
