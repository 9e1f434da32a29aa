import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startEmbedded } from "@/scripts/database/embedded.mjs";

/** A PostgreSQL of one's own that can be killed and started again on the same data and port. */
export type MortalDatabase = {
  url: string;
  /** As a power cut would: the server and all its processes, without a word. */
  kill: () => Promise<void>;
  restart: () => Promise<void>;
  /** Ends it and deletes its data. */
  end: () => Promise<void>;
};

export async function startMortalDatabase(): Promise<MortalDatabase> {
  const directory = mkdtempSync(join(tmpdir(), "parallax-crash-"));
  let server = await startEmbedded({ directory });
  const { url, port, cluster } = server;
  return {
    url,
    async kill() {
      const [postmaster] = readFileSync(join(cluster.data, "postmaster.pid"), "utf8").split("\n");
      const children = childrenOf(Number(postmaster));
      await server.kill();
      for (const pid of children) killNow(pid);
    },
    async restart() {
      server = await startEmbedded({ directory, port });
    },
    async end() {
      await server.stop();
      for (const folder of [cluster.home, directory]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function childrenOf(parent: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return table
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (ppid === parent && pid !== undefined ? [pid] : []));
}

function killNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has followed its parent already.
  }
}
