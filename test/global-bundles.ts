import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

import type { TestProject } from "vitest/node";

import { ENTRY_POINTS } from "../scripts/build/build.mjs";
import { PROJECT_ROOT } from "../scripts/root.mjs";
import { bundleFiles } from "./bundle-files";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder of what runs in threads and processes of its own, as the product has it, of these very sources. */
    bundles: string;
  }
}

/** Inside node_modules, so that the bundles find their packages. */
const PLACE = join(PROJECT_ROOT, "node_modules", ".cache");

/** What tests run as a process, beside what the product does. */
const PROCESSES = {
  "telemetry-process": "test/crash/telemetry-process.ts",
  "telemetry-owner": "test/crash/telemetry-owner.ts",
  "world-main": "world/main.ts",
  rca: "bench/rca.ts",
  "case-worker": "bench/rca/case-worker.ts",
};

/** Bundles once what tests start many times: each start from source would transform all of it anew. */
export default async function setup(project: TestProject) {
  mkdirSync(PLACE, { recursive: true });
  const folder = mkdtempSync(join(PLACE, "parallax-tests-"));
  const { server: _pages, ...threads } = ENTRY_POINTS;
  await bundleFiles({ ...threads, ...PROCESSES }, folder);
  project.provide("bundles", folder);
  return () => rmSync(folder, { recursive: true });
}
