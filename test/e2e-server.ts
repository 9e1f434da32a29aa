import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { buildFreshness } from "../scripts/build/build.mjs";
import { freePort } from "../scripts/database/free-port.mjs";
import type { Kept } from "../scripts/process/keep.mjs";
import { run } from "../scripts/process/run.mjs";
import { PROJECT_ROOT } from "../scripts/root.mjs";
import { launch, launchWeb, serviceEnvironment } from "../scripts/up/services.mjs";
import { createSignInLink } from "../scripts/up/sign-in-link.mjs";
import { copyDatabase, type E2eDatabase, startDatabase } from "./e2e-database";

/** The same for every node of a test: a session that one signs holds at the other. */
export const SECRET = "a-secret-that-only-tests-share-0123456789";
const HOST = "127.0.0.1";

export interface E2eOptions {
  /**
   * Another node's database; without it the server gets a new one of its own: migrated, with the sample incident. Where
   * E2E_TEMPLATE_URL names one like that, to which nobody is connected, it is a copy on the same PostgreSQL.
   */
  databaseUrl?: string;
  /** Where it answers, for those who have to know before it starts; without it on any free port. */
  port?: number;
  /** Whether a worker runs beside the web server (true). */
  worker?: boolean;
  /** More environment for web and worker. */
  env?: Record<string, string>;
}

export interface E2eServer {
  baseURL: string;
  databaseUrl: string;
  /** A new link that signs the owner in once. */
  signInLink: () => Promise<string>;
  /** Ends web and worker at once, as a power cut would. The database is another's process, and runs on. */
  kill: () => Promise<void>;
  /** Stops what still runs of web and worker, and starts both, at the same address. */
  restart: () => Promise<void>;
  /** Ends all of it and deletes its data. */
  stop: () => Promise<void>;
  /** What the web server and the worker have logged so far: a path. */
  logFile: string;
}

/** Runs the production build, which must be there and fresh, on free ports. */
export async function startE2eServer(options: E2eOptions = {}): Promise<E2eServer> {
  requireBuild();
  const folder = mkdtempSync(join(tmpdir(), "parallax-e2e-"));
  const database = options.databaseUrl === undefined ? await ownDatabase() : undefined;
  const databaseUrl = options.databaseUrl ?? database?.url ?? "";
  const address = { host: HOST, port: options.port ?? (await anyFreePort()) };
  const origin = `http://${HOST}:${address.port}`;
  const env = {
    ...serviceEnvironment(
      { ...address, databaseUrl, origin, secret: SECRET, dataDirectory: folder },
      process.env,
    ),
    ...options.env,
  };
  const logFile = join(folder, "services.log");
  const services = serviceGroup(async () => {
    const service = { root: PROJECT_ROOT, env, log: logFile };
    const web = await launchWeb({ ...service, bundle: "server.js" }, address);
    return options.worker === false ? [web] : [web, launch({ ...service, bundle: "worker.js" })];
  });
  const stop = async () => {
    await services.stop();
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (database?.isEmpty) await seed(env);
    await services.restart();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    baseURL: origin,
    databaseUrl,
    logFile,
    signInLink: async () => (await createSignInLink(databaseUrl, origin)).link,
    kill: () => services.kill(),
    restart: () => services.restart(),
    stop,
  };
}

function requireBuild(): void {
  if (buildFreshness(PROJECT_ROOT) !== "fresh")
    throw new Error("there is no build of these sources: `npm run build`");
}

/** A port of this machine that nobody listens on now. */
export function anyFreePort(): Promise<number> {
  return freePort({ seed: randomInt(2 ** 31) });
}

/** Web and worker as one thing that is started and ended together. */
function serviceGroup(start: () => Promise<Kept[]>) {
  let running: Kept[] = [];
  const end = async (how: "stop" | "kill") => {
    await Promise.all(running.splice(0).map((service) => service[how]()));
  };
  return {
    kill: () => end("kill"),
    stop: () => end("stop"),
    restart: async () => {
      await end("stop");
      running = await start();
    },
  };
}

async function ownDatabase(): Promise<E2eDatabase & { isEmpty: boolean }> {
  const template = process.env["E2E_TEMPLATE_URL"];
  return template === undefined
    ? { ...(await startDatabase()), isEmpty: true }
    : { ...(await copyDatabase(template)), isEmpty: false };
}

/** Writes the sample incident into the database of this environment. */
export async function seed(env: NodeJS.ProcessEnv) {
  requireBuild();
  const { code, output } = await run([process.execPath, "dist/seed-sample.js"], { cwd: PROJECT_ROOT, env });
  if (code !== 0) throw new Error(`the sample incident could not be written:\n${output}`);
}
