import { availableParallelism } from "node:os";

import { defineConfig } from "vitest/config";

const INTEGRATION = "**/*.integration.test.ts";
/** Needs an engine that `npm run test:clickhouse` brings. */
const CLICKHOUSE = "**/*.clickhouse.test.ts";
const NOT_OURS = ["**/node_modules/**", "**/.next/**", "**/dist/**", "**/.data/**", "e2e/**"];
/** Properties are tried on many values: a busy machine is not a failure. */
const UNIT_TIMEOUT_MS = 30_000;
/** One database server and real sockets serve the whole run: a slow machine is not a failure. */
const INTEGRATION_TIMEOUT_MS = 120_000;
/** Pure code needs the processor and nothing else; what starts servers and kills them waits for much of its time. */
const PROCESSORS = availableParallelism();

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,mjs}"],
          exclude: [...NOT_OURS, INTEGRATION, CLICKHOUSE],
          setupFiles: ["test/no-noise.ts"],
          testTimeout: UNIT_TIMEOUT_MS,
          ...shared(PROCESSORS),
        },
      },
      {
        extends: true,
        test: {
          name: "components",
          include: ["**/*.test.tsx"],
          exclude: NOT_OURS,
          environment: "happy-dom",
          setupFiles: ["test/no-noise.ts", "test/clear-document.ts"],
          testTimeout: UNIT_TIMEOUT_MS,
          ...shared(PROCESSORS),
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: [INTEGRATION],
          exclude: NOT_OURS,
          globalSetup: ["test/global-database.ts", "test/global-bundles.ts"],
          setupFiles: ["test/beside-bundles.ts"],
          ...shared(PROCESSORS + 2),
          testTimeout: INTEGRATION_TIMEOUT_MS,
          hookTimeout: INTEGRATION_TIMEOUT_MS,
        },
      },
      {
        extends: true,
        test: {
          name: "clickhouse",
          include: [CLICKHOUSE],
          exclude: NOT_OURS,
          testTimeout: INTEGRATION_TIMEOUT_MS,
          hookTimeout: INTEGRATION_TIMEOUT_MS,
        },
      },
    ],
  },
});

/**
 * Processes that each run many files: to load every module anew for every file took longer than the tests.
 * A file leaves nothing behind in a module that another could meet.
 */
function shared(maxWorkers: number) {
  return { isolate: false, maxWorkers };
}
