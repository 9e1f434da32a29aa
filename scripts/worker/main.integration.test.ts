import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { PROJECT_ROOT } from "@/scripts/root.mjs";
import { createTestDatabase, type TestDatabase } from "@/test/database";

import { checkPlace } from "./main.mjs";

let database: TestDatabase;
let root: string;

beforeAll(async () => {
  database = await createTestDatabase();
  root = mkdtempSync(join(tmpdir(), "parallax-worker-"));
});
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await database.drop();
});

it("says what is missing, one thing after the other, until nothing is", async () => {
  await expect(checkPlace(undefined, root)).rejects.toThrow("Set DATABASE_URL");
  await expect(checkPlace(database.url, root)).rejects.toThrow("npm ci");
  symlinkSync(join(PROJECT_ROOT, "node_modules"), join(root, "node_modules"));
  await expect(checkPlace(database.url, root)).rejects.toThrow("npm run build");
  mkdirSync(join(root, "dist"));
  writeFileSync(join(root, "dist", "worker.js"), "");
  const newer = join(root, "prisma", "migrations", "20990101000000_later");
  mkdirSync(newer, { recursive: true });
  writeFileSync(join(newer, "migration.sql"), "SELECT 1");
  await expect(checkPlace(database.url, root)).rejects.toThrow("by 20990101000000_later. Run");
  rmSync(newer, { recursive: true });
  await checkPlace(database.url, root);
  await expect(checkPlace("postgresql://127.0.0.1:1/none", root)).rejects.toThrow("cannot be reached");
});
