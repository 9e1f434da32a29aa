import { spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { describe, expect, it } from "vitest";

import { startInStat, startOf } from "./identity.mjs";
import { keep } from "./keep.mjs";
import { run } from "./run.mjs";

/** @param {string} script what a kept node runs; its output is collected. */
function keepNode(script, options = {}) {
  const said = { text: "" };
  const kept = keep([process.execPath, "-e", script], {
    signal: "TERM",
    cwd: tmpdir(),
    env: process.env,
    output: (text) => {
      said.text += text;
    },
    ...options,
  });
  return { kept, said };
}

/** @param {() => boolean} condition */
async function until(condition) {
  while (!condition()) await sleep(5);
}

const RUN_ON = `console.log(process.pid); setInterval(() => {}, 1000);`;
const TIDY = `process.on("SIGTERM", () => { console.log("tidied"); process.exit(3); });${RUN_ON}`;

describe("a kept process", () => {
  it("is asked to end, and says how it did", async () => {
    const { kept, said } = keepNode(TIDY);
    await until(() => said.text !== "");
    expect(await kept.stop()).toEqual({ code: 3, how: "exit 3" });
    expect(said.text).toMatch(/^\d+\ntidied\n$/);
  });

  it("can be killed, itself and not only its keeper", async () => {
    const { kept, said } = keepNode(RUN_ON);
    await until(() => said.text !== "");
    expect(await kept.kill()).toMatchObject({ how: "SIGKILL" });
    expect(startOf(Number(said.text))).toBeUndefined();
  });

  it("reports the signal that ended it", async () => {
    const { kept, said } = keepNode(RUN_ON);
    await until(() => said.text !== "");
    process.kill(Number(said.text), "SIGKILL");
    expect(await kept.exited).toEqual({ code: 137, how: "SIGKILL" });
  });

  it("takes the folder along that was made for it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "parallax-kept-"));
    const { kept } = keepNode("", { removeAfter: folder });
    await kept.exited;
    expect(existsSync(folder)).toBe(false);
  });

  it("does not outlive the process that keeps it, even where that one is killed", async () => {
    const keeper = new URL("keep.mjs", import.meta.url).href;
    const parent = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `import { keep } from ${JSON.stringify(keeper)};
         keep([process.execPath, "-e", ${JSON.stringify(RUN_ON)}], { signal: "TERM", cwd: "/", env: process.env, output: "inherit" });`,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const pid = await new Promise((resolve) => {
      parent.stdout.once("data", (chunk) => resolve(Number(chunk)));
    });
    expect(startOf(pid)).toBeDefined();
    parent.kill("SIGKILL");
    await until(() => startOf(pid) === undefined);
  });
});

describe("a command that is run", () => {
  it("gives its code and all it printed", async () => {
    const script = `console.log("out"); console.error("err"); process.exit(4)`;
    expect(await run([process.execPath, "-e", script])).toEqual({ code: 4, output: "out\nerr\n" });
  });

  it("fails, with words, where there is no such command", async () => {
    const { code, output } = await run(["no-such-command-anywhere"]);
    expect(code).not.toBe(0);
    expect(output).toContain("no-such-command-anywhere");
  });

  it("ends once it is hopeless", async () => {
    const { code, output } = await run([process.execPath, "-e", `console.log("lost");${RUN_ON}`], {
      hopelessAfter: /lost/,
    });
    expect(code).toBe(137);
    expect(output).toMatch(/^lost\n/);
  });

  it("ends at its limit, and says so", async () => {
    const { code, output } = await run([process.execPath, "-e", RUN_ON], { limitMs: 50 });
    expect(code).not.toBe(0);
    expect(output).toContain("it took longer than");
  });
});

describe("what names a process for good", () => {
  it("is its start, whatever its name holds", () => {
    const fields = Array.from({ length: 30 }, (_, index) => String(index));
    expect(startInStat(`42 (a) Z (b) S ${fields.slice(1).join(" ")}`)).toBe("19");
    expect(startInStat(`42 (gone) Z ${fields.slice(1).join(" ")}`)).toBeUndefined();
  });

  it("differs between two processes, and is nothing where there is none", () => {
    expect(startOf(process.pid)).toBe(startOf(process.pid));
    expect(startOf(process.pid)).not.toBe(startOf(1));
    expect(startOf(2 ** 22 + 1)).toBeUndefined();
  });
});
