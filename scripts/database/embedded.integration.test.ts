import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { startEmbedded } from "./embedded.mjs";
import { withClient } from "./session.mjs";

let directory = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "parallax-embedded-"));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows);
}

describe("the embedded PostgreSQL", () => {
  it("keeps what was committed through a power cut, and comes back at the same address", async () => {
    const first = await startEmbedded({ directory });
    await ask(first.url, "CREATE TABLE notes (id int); INSERT INTO notes VALUES (1)");
    await first.kill();
    expect(existsSync(join(first.cluster.data, "postmaster.pid"))).toBe(true);

    const second = await startEmbedded({ directory });
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, "SELECT id FROM notes")).toEqual([{ id: 1 }]);
    expect(await ask(second.url, "SHOW timezone")).toEqual([{ TimeZone: "UTC" }]);
    await second.stop();
    expect(existsSync(join(second.cluster.data, "postmaster.pid"))).toBe(false);
  });

  it("starts over a creation that was cut off, and says so", async () => {
    mkdirSync(join(directory, "data.new"), { recursive: true });
    writeFileSync(join(directory, "data.new", "PG_VERSION"), "18");
    const server = await startEmbedded({ directory });
    expect(server.notes).toEqual([expect.stringContaining("created it again")]);
    await server.stop();
  });

  it("is not kept from starting by the pid file of a server that is gone", async () => {
    const first = await startEmbedded({ directory });
    await first.stop();
    const pidFile = join(first.cluster.data, "postmaster.pid");
    writeFileSync(pidFile, `${process.pid}\n${first.cluster.data}\n1\n${first.port}\n`);
    const second = await startEmbedded({ directory });
    expect(readFileSync(pidFile, "utf8").startsWith(`${process.pid}\n`)).toBe(false);
    await second.stop();
  });

  it("stops one that an earlier start left running, and says so", async () => {
    const left = await startEmbedded({ directory });
    const next = await startEmbedded({ directory });
    expect(next.notes).toEqual([expect.stringContaining("still running")]);
    expect((await left.exited).code).toBe(0);
    expect(await ask(next.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await next.stop();
  });

  it("takes its folder along where that was to be thrown away", async () => {
    const server = await startEmbedded({ directory, throwaway: true });
    await server.stop();
    expect(existsSync(directory)).toBe(false);
  });

  it("says in one sentence why it cannot start on a port", async () => {
    const one = await startEmbedded({ directory });
    const directoryOfOther = `${directory}-other`;
    const other = startEmbedded({ directory: directoryOfOther, port: one.port });
    await expect(other).rejects.toThrow(/^PostgreSQL did not start \(.*\): see .*postgres\.log\.$/);
    rmSync(directoryOfOther, { recursive: true });
    await one.stop();
  });
});
