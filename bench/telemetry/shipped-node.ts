/** The web server as it ships, in a process of its own, with telemetry in a folder that is looked into once it is dead. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DuckDBInstance } from "@duckdb/node-api";

import { mintApiToken, mintPerson } from "@/e2e/fixtures/people";
import { siteOf } from "@/e2e/fixtures/site";
import { startE2eServer } from "@/test/e2e-server";

/** So much of the disk that nothing is dropped while it is measured. */
const DISK_GIB = "64";

/** Starts the production build; gives where it takes telemetry, and with what token. */
export async function startNode() {
  const folder = mkdtempSync(join(tmpdir(), "parallax-bench-"));
  const server = await startE2eServer({
    worker: false,
    env: { PARALLAX_DATA_DIR: folder, PARALLAX_TELEMETRY_GIB: DISK_GIB },
  });
  const site = siteOf(server);
  const { bearer } = await mintApiToken(site, await mintPerson(site, "responder"), {
    scopes: ["ingest", "read"],
  });
  return {
    url: server.baseURL,
    token: bearer,
    /** Resident memory at its highest so far, in MiB. Linux alone says it of another process. */
    peakRssMiB: () => Number(statusOf(pidOf(folder), "VmHWM")) / 1024,
    /** Ends it as a power cut would, and starts it again. */
    async crash() {
      await server.kill();
      await server.restart();
    },
    /** Ends it, and gives how many rows its files have of a table. */
    async countStored(table: string): Promise<number> {
      await server.kill();
      return countRowsIn(join(folder, "telemetry"), table);
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function countRowsIn(folder: string, table: string): Promise<number> {
  const instance = await DuckDBInstance.create(join(folder, "hot.duckdb"));
  const connection = await instance.connect();
  const count = async (from: string) => {
    const reader = await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM ${from}`);
    const [row = []] = reader.getRowsJS();
    return Number(row[0]);
  };
  const sealed = readdirSync(join(folder, "segments")).filter((file) => file.startsWith(`${table}-`));
  let rows = await count(table);
  for (const file of sealed) rows += await count(`'${join(folder, "segments", file)}'`);
  connection.closeSync();
  instance.closeSync();
  return rows;
}

/** The process that runs the server on this folder. */
function pidOf(folder: string): string {
  const pid = readdirSync("/proc").find((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      const isNode = readFileSync(`/proc/${entry}/cmdline`, "utf8").startsWith(process.execPath);
      return (
        isNode && readFileSync(`/proc/${entry}/environ`, "utf8").includes(`PARALLAX_DATA_DIR=${folder}\0`)
      );
    } catch {
      return false;
    }
  });
  if (pid === undefined) throw new Error("The server does not run.");
  return pid;
}

function statusOf(pid: string, name: string): string {
  const line = readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${name}:\\s+(\\d+)`, "m"));
  return line?.[1] ?? "";
}
