import { PassThrough } from "node:stream";

import { expect, it } from "vitest";

import { Problem } from "../problem.mjs";
import { ownDatabaseAdvice } from "./database.mjs";
import { explainFullDisk } from "./full-disk.mjs";
import { portAdvice } from "./port-advice.mjs";
import { confirmReset } from "./reset.mjs";

it.each([
  ["EADDRINUSE", /^Port 3000 is already in use: .*--port 3001`\.$/],
  ["EACCES", /^Port 3000 needs more rights/],
  ["EADDRNOTAVAIL", /^This machine has no address 10\.0\.0\.1/],
  ["EIO", /^Parallax cannot listen on 10\.0\.0\.1 port 3000 \(EIO\)/],
])("says what to do about a port with %s", (code, sentence) => {
  expect(portAdvice(code, { host: "10.0.0.1", port: 3000 })).toMatch(sentence);
});

it.each([
  ["28P01", /refuses the user or password/],
  ["3D000", /has no database "parallax"/],
  ["ECONNREFUSED", /cannot be reached \(ECONNREFUSED\)/],
])("says what to do about a database with %s, and never the password", (code, sentence) => {
  const error = Object.assign(new Error("no"), { code });
  const advice = ownDatabaseAdvice(error, "postgresql://ada:hunter2@db.example:6432/parallax");
  expect(advice).toMatch(sentence);
  expect(advice).toContain("db.example:6432");
  expect(advice).not.toContain("hunter2");
});

const failing = (/** @type {string} */ message) => () => Promise.reject(new Problem(message));

it("tells a full disk from another failure", async () => {
  await expect(explainFullDisk("/", failing("ENOSPC: no space left"))).rejects.toThrow(
    /^The disk of \/ is full/,
  );
  await expect(explainFullDisk("/", failing("something else"))).rejects.toThrow("something else");
});

const terminal = (/** @type {boolean} */ isTTY) => Object.assign(new PassThrough(), { isTTY });

it("never resets without a yes", async () => {
  const answer = async (/** @type {string} */ text) => {
    const input = terminal(true);
    input.end(`${text}\n`);
    return confirmReset("/data", { yes: false, input, output: new PassThrough() });
  };
  expect(await answer("yes")).toBe(true);
  expect(await answer("y")).toBe(false);
  const silent = { yes: false, input: terminal(false), output: new PassThrough() };
  await expect(confirmReset("/data", silent)).rejects.toThrow(/add --yes/);
  expect(await confirmReset("/data", { ...silent, yes: true })).toBe(true);
});
