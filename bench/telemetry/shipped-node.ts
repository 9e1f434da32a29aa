/** The web server as it ships, in a process of its own, with telemetry in a folder that is looked into once it is dead. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { DuckDBInstance } from "@duckdb/node-api";

import { mintApiToken, mintPerson } from "@/e2e/fixtures/people";
import { siteOf } from "@/e2e/fixtures/site";
import { startE2eServer } from "@/test/e2e-server";

import { peakMib } from "../log/process-figures";

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
    /** Resident memory of its two processes, each at its highest so far, in MiB. */
    peakRssMiB: () =>
      ["server.js", "telemetry.js"].reduce(
        (sum, bundle) => sum + peakMib(bundle, `PARALLAX_DATA_DIR=${folder}`),
        0,
      ),
    /** Ends it as a power cut would, and starts it again. */
    async crash() {
      await server.kill();
      await server.restart();
    },
    /** Ends it, and gives how many rows its files have of a table. */
    async countStored(table: string): Promise<number> {
      await server.kill();
      // What keeps telemetry ends just after it.
      while (!Number.isNaN(peakMib("telemetry.js", `PARALLAX_DATA_DIR=${folder}`))) await delay(10);
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
