/** A Parallax as it ships, on this machine: web node and database, and so many workers in processes of their own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { mintApiToken, mintPerson } from "@/e2e/fixtures/people";
import { siteOf } from "@/e2e/fixtures/site";
import { PROJECT_ROOT } from "@/scripts/root.mjs";
import type { Scope } from "@/lib/policy/abilities";
import type { Kept } from "@/scripts/process/keep.mjs";
import { launch } from "@/scripts/up/services.mjs";
import { startE2eServer } from "@/test/e2e-server";

import { peakMib } from "../log/process-figures";

const TOO_MANY = 429;
const PAUSE_MS = 500;

export type Stage = {
  url: string;
  /** Reads, writes and sends telemetry. */
  token: string;
  /** So many workers, each with one thread, instead of those that there are. */
  employ: (workers: number) => Promise<void>;
  call: (path: string, body: unknown) => Promise<unknown>;
  /** Of somebody whose writes nothing else uses up: how long one takes is that of the server alone. */
  asideToken: string;
  /** Resident memory at its highest so far, in MiB: of the web node, of what keeps its telemetry, and of the largest worker. */
  peakMib: () => { web: number; telemetry: number; worker: number };
  stop: () => Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "parallax-investigation-"));
  const server = await startE2eServer({ worker: false, env: { PARALLAX_DATA_DIR: folder } });
  const site = siteOf(server);
  const tokenOf = async (scopes: readonly Scope[]) =>
    (await mintApiToken(site, await mintPerson(site, "owner"), { scopes })).bearer;
  const token = await tokenOf(["ingest", "alerts", "read", "write"]);
  const asideToken = await tokenOf(["write"]);
  let workers: Kept[] = [];
  const dismiss = () => Promise.all(workers.splice(0).map((worker) => worker.stop()));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: server.databaseUrl,
    PARALLAX_WORKERS: "1",
    PARALLAX_BESIDE_WEB: "true",
    NODE_ENV: "production",
  };
  const post = (path: string, body: unknown) =>
    fetch(`${server.baseURL}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return {
    url: server.baseURL,
    token,
    asideToken,
    async employ(count) {
      await dismiss();
      workers = Array.from({ length: count }, () =>
        launch({ root: PROJECT_ROOT, bundle: "worker.js", env, log: join(folder, "worker.log") }),
      );
    },
    async call(path, body) {
      let response = await post(path, body);
      // One person's writes are counted: who prepares fifty incidents at once has to wait.
      for (; response.status === TOO_MANY; response = await post(path, body)) await sleep(PAUSE_MS);
      return answer(path, response);
    },
    peakMib: () => ({
      web: peakMib("server.js", `PARALLAX_DATA_DIR=${folder}`),
      telemetry: peakMib("telemetry.js", `PARALLAX_DATA_DIR=${folder}`),
      worker: peakMib("worker.js", `DATABASE_URL=${server.databaseUrl}`),
    }),
    async stop() {
      await dismiss();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answer(path: string, response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
