import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";

import { createTestDatabase, type TestDatabase } from "../../test/database";
import { run } from "../process/run.mjs";
import { PROJECT_ROOT } from "../root.mjs";
import { migrate } from "./migrations.mjs";
import { withClient } from "./session.mjs";

const PRISMA = [process.execPath, join(PROJECT_ROOT, "node_modules/prisma/build/index.js")];

let folder = "";
let database: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parallax-migrations-"));
  database = await createTestDatabase();
  await execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

async function execute(sql: string): Promise<unknown[]> {
  return withClient(database.url, async (client) => (await client.query(sql)).rows);
}

function write(name: string, sql: string) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

async function prisma(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: database.url };
  return run([...PRISMA, ...args], { cwd: PROJECT_ROOT, env });
}

const FUNCTION = `CREATE FUNCTION twice(n int) RETURNS int AS $$ BEGIN n := n * 2; RETURN n; END; $$ LANGUAGE plpgsql;`;

describe("migrating", () => {
  it("applies each file once, in order, function bodies and all", async () => {
    write("2_second", FUNCTION);
    write("1_first", "CREATE TABLE a (id int); INSERT INTO a VALUES (1);");
    expect(await migrate({ url: database.url, folder })).toEqual({
      applied: ["1_first", "2_second"],
      edited: [],
    });
    expect(await execute("SELECT twice(id) FROM a")).toEqual([{ twice: 2 }]);
    write("3_third", "CREATE TABLE c (id int);");
    expect((await migrate({ url: database.url, folder })).applied).toEqual(["3_third"]);
  });

  it("may be asked by several processes at once", async () => {
    write("1_first", "CREATE TABLE a (id int); SELECT pg_sleep(0.1);");
    const all = await Promise.all([1, 2, 3].map(() => migrate({ url: database.url, folder })));
    expect(all.flatMap(({ applied }) => applied)).toEqual(["1_first"]);
  });

  it("leaves nothing of a file that fails, and asks for a repair before the next", async () => {
    write("1_first", "CREATE TABLE a (id int); SELECT 1 / 0;");
    const options = { url: database.url, folder };
    await expect(migrate(options)).rejects.toThrow("The migration 1_first failed (division by zero).");
    expect(await execute("SELECT to_regclass('a') AS a")).toEqual([{ a: null }]);
    await expect(migrate(options)).rejects.toThrow(/failed earlier: .*prisma migrate resolve/);
  });

  it("notices a file that was edited afterwards", async () => {
    write("1_first", "CREATE TABLE a (id int);");
    await migrate({ url: database.url, folder });
    write("1_first", "CREATE TABLE a (id bigint);");
    expect(await migrate({ url: database.url, folder })).toEqual({ applied: [], edited: ["1_first"] });
  });

  it("agrees with Prisma's own history, in both directions", async () => {
    const migrations = join(PROJECT_ROOT, "prisma", "migrations");
    const { applied } = await migrate({ url: database.url, folder: migrations });
    expect(applied.length).toBeGreaterThan(0);
    expect(await prisma("migrate", "status")).toMatchObject({
      code: 0,
      output: expect.stringContaining("Database schema is up to date!"),
    });

    await execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    expect(await prisma("migrate", "deploy")).toMatchObject({
      code: 0,
      output: expect.stringContaining("All migrations have been successfully applied."),
    });
    expect(await migrate({ url: database.url, folder: migrations })).toEqual({ applied: [], edited: [] });
  });
});

describe("the migrations", () => {
  it("make exactly the schema that the Prisma client is generated from", async () => {
    const args = [
      "--from-migrations",
      "prisma/migrations",
      "--to-schema",
      "prisma/schema.prisma",
      "--exit-code",
    ];
    const { code, output } = await prisma("migrate", "diff", ...args);
    expect(output).toContain("No difference detected.");
    expect(code).toBe(0);
  });

  it("leave no shadow database behind", async () => {
    await prisma("migrate", "diff", "--from-migrations", "prisma/migrations", "--to-empty");
    const left = await withClient(inject("maintenanceUrl"), async (client) => {
      const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE '%shadow%'");
      return rows;
    });
    expect(left).toEqual([]);
  });
});
