import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { installDependencies, npmCommand, satisfies } from "./dependencies.mjs";
import { installAdvice } from "./install-advice.mjs";
import { nodeVersionAdvice } from "./node-version.mjs";
import { platformAdvice } from "./platform.mjs";

describe("the Node version", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("%s will do", (version) => {
    expect(nodeVersionAdvice(version, ">=20.19.0")).toBeUndefined();
  });

  it.each(["18.20.4", "20.9.0", "20.18.3", "9.99.99"])("%s is too old, and what to do is said", (version) => {
    expect(nodeVersionAdvice(version, ">=20.19.0")).toMatch(
      `Parallax needs Node.js 20.19.0 or newer, and this is ${version}: install`,
    );
  });
});

describe("the embedded database", () => {
  it.each([
    { platform: "linux", arch: "x64", musl: false },
    { platform: "darwin", arch: "arm64", musl: false },
  ])("runs on %j", (machine) => {
    expect(platformAdvice(machine)).toBeUndefined();
  });

  it.each([
    [{ platform: "linux", arch: "x64", musl: true }, /node:22-slim, or set DATABASE_URL/],
    [{ platform: "linux", arch: "riscv64", musl: false }, /no embedded PostgreSQL for linux on riscv64/],
    [{ platform: "win32", arch: "x64", musl: false }, /WSL 2/],
  ])("does not run on %j, and what to do is said", (machine, advice) => {
    expect(platformAdvice(machine)).toMatch(advice);
  });
});

it.each([
  ["npm error code ENOSPC", /disk of \/project is full/],
  ["npm error code EACCES", /cannot be written by this user/],
  ["npm error code EUSAGE\n`npm ci` can only install in sync", /do not agree/],
  ["npm error code ENOTFOUND", /registry cannot be reached/],
  ["keeper: 1: npm: not found", /npm was not found/],
  ["npm error something new", /`npm ci` said:\nnpm error something new$/],
])("explains an install that failed with %j", (output, advice) => {
  expect(installAdvice(output, "/project")).toMatch(advice);
});

describe("an install satisfies a lock", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0" },
      "node_modules/b-win32": { version: "2.0.0", optional: true },
    },
  };
  it("where every package is there at its version; those for other platforms may miss", () => {
    expect(satisfies({ packages: { "node_modules/a": { version: "1.0.0" } } }, lock)).toBe(true);
    expect(satisfies({ packages: { "node_modules/a": { version: "1.0.1" } } }, lock)).toBe(false);
    expect(satisfies({ packages: {} }, lock)).toBe(false);
    expect(satisfies({}, lock)).toBe(false);
    const otherVersion = {
      "node_modules/a": { version: "1.0.0" },
      "node_modules/b-win32": { version: "1.9.0" },
    };
    expect(satisfies({ packages: otherVersion }, lock)).toBe(false);
  });
});

describe("installing", () => {
  /** @type {string} */
  let folder;
  /** An npm of the test's own: it writes what npm would, and counts. */
  const FAKE_NPM = `
    const fs = require("node:fs");
    fs.appendFileSync("runs.log", process.argv.slice(2).join(" ") + "\\n");
    if (fs.existsSync("no-network")) { console.error("npm error code ENOTFOUND"); process.exit(1); }
    fs.mkdirSync("node_modules");
    fs.copyFileSync("package-lock.json", "node_modules/.package-lock.json");`;
  const before = process.env["npm_execpath"];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "parallax-install-"));
    writeFileSync(join(folder, "npm-cli.js"), FAKE_NPM);
    process.env["npm_execpath"] = join(folder, "npm-cli.js");
    lock("1.0.0");
  });

  afterEach(() => {
    if (before === undefined) delete process.env["npm_execpath"];
    else process.env["npm_execpath"] = before;
    rmSync(folder, { recursive: true });
  });

  function lock(/** @type {string} */ version) {
    writeFileSync(
      join(folder, "package-lock.json"),
      JSON.stringify({ packages: { "node_modules/a": { version } } }),
    );
  }

  it("happens once, and again when the lock changed", async () => {
    expect(await installDependencies(folder)).toBe("installed");
    expect(await installDependencies(folder)).toBe("up to date");
    lock("1.0.1");
    expect(await installDependencies(folder)).toBe("installed");
  });

  it("recognises what npm installed by hand", async () => {
    mkdirSync(join(folder, "node_modules"));
    writeFileSync(
      join(folder, "node_modules", ".package-lock.json"),
      JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }),
    );
    expect(await installDependencies(folder)).toBe("up to date");
  });

  it("starts over where an earlier one was cut off", async () => {
    mkdirSync(join(folder, "node_modules", "half-a-package"), { recursive: true });
    expect(await installDependencies(folder)).toBe("installed again");
  });

  it("leaves nothing that looks like an install where it fails", async () => {
    writeFileSync(join(folder, "no-network"), "");
    await expect(installDependencies(folder)).rejects.toThrow(/registry cannot be reached/);
    rmSync(join(folder, "no-network"));
    expect(await installDependencies(folder)).toMatch(/^installed/);
  });
});

it("uses the npm that runs it, never another package manager", () => {
  expect(npmCommand({ npm_execpath: "/opt/pnpm/bin/pnpm.cjs" }, "/nowhere/bin/node")).toEqual(["npm"]);
});
