import { describe, expect, it } from "vitest";

import { parseUpOptions } from "./options.mjs";

const parse = (/** @type {string[]} */ argv, env = {}) => parseUpOptions(argv, env, "/project");

describe("the options of npm run up", () => {
  it("start on loopback, in the project's own folder, by default", () => {
    expect(parse([])).toEqual({
      port: 3000,
      host: "127.0.0.1",
      origin: "http://localhost:3000",
      dataDirectory: "/project/.data",
      databaseUrl: undefined,
      sample: undefined,
      build: true,
      reset: false,
      yes: false,
      help: false,
    });
  });

  it("win over the environment, which wins over the defaults", () => {
    const env = { PORT: "4000", HOST: "0.0.0.0", PARALLAX_DATA_DIR: "/from/env" };
    expect(parse([], env)).toMatchObject({ port: 4000, host: "0.0.0.0", dataDirectory: "/from/env" });
    const argv = ["--port", "5000", "--host=::1", "--data-dir", "/from/option", "--no-build"];
    expect(parse(argv, env)).toMatchObject({
      port: 5000,
      host: "::1",
      dataDirectory: "/from/option",
      build: false,
    });
  });

  it.each([
    [["--prot", "1"], /^Unknown option '--prot': .*--help/],
    [["extra"], /^Unexpected argument 'extra': /],
    [["--port"], /^Option '--port <value>' argument missing: /],
    [["--port", "0"], /^"0" is not a port: give a number from 1 to 65535\.$/],
    [["--port", "65536"], /is not a port/],
    [["--port", "8e3"], /is not a port/],
  ])("say in one sentence what is wrong with %j", (argv, sentence) => {
    expect(() => parse(argv)).toThrow(sentence);
  });

  it("say whether a sample is replayed, or leave it to whether all is new", () => {
    expect(parse(["--sample"]).sample).toBe(true);
    expect(parse(["--no-sample"]).sample).toBe(false);
    expect(parse(["--sample", "--no-sample"]).sample).toBe(false);
  });

  it("refuse to reset a database that is not the embedded one", () => {
    const env = { DATABASE_URL: "postgresql://me@db/parallax" };
    expect(parse([], env).databaseUrl).toBe(env.DATABASE_URL);
    expect(() => parse(["--reset", "--yes"], env)).toThrow(/unset DATABASE_URL/);
    expect(() => parse([], { DATABASE_URL: "mysql://db/parallax" })).toThrow(/not a PostgreSQL address/);
  });

  it.each([
    [["--host", "0.0.0.0"], {}, "http://localhost:3000"],
    [["--host", "10.0.0.5", "--port", "80"], {}, "http://10.0.0.5"],
    [["--host", "fd00::5"], {}, "http://[fd00::5]:3000"],
    [[], { PARALLAX_ORIGIN: "https://parallax.example.org/" }, "https://parallax.example.org"],
  ])("print the address people open: %j %j", (argv, env, origin) => {
    expect(parse(argv, env).origin).toBe(origin);
  });

  it("refuse an origin that is no web address", () => {
    expect(() => parse([], { PARALLAX_ORIGIN: "parallax" })).toThrow(/not a web address/);
  });
});
