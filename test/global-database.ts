import { fileURLToPath } from "node:url";

import type { TestProject } from "vitest/node";

import { migrate } from "../scripts/database/migrations.mjs";
import { startThrowaway } from "../scripts/database/throwaway.mjs";
import { withDatabase } from "../scripts/database/url.mjs";

const TEMPLATE = "template_migrated";
const MIGRATIONS = fileURLToPath(new URL("../prisma/migrations", import.meta.url));

/** Nothing here outlives the machine. What is about durability has a server of its own, with all its guarantees. */
const SETTINGS = { max_connections: 300, fsync: false, full_page_writes: false };

/** Starts the one PostgreSQL of an integration run, and makes the database that tests copy. */
export default async function setup(project: TestProject) {
  const server = await startThrowaway({ database: TEMPLATE, settings: SETTINGS });
  try {
    await migrate({ url: server.url, folder: MIGRATIONS });
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("maintenanceUrl", withDatabase(server.url, "postgres"));
  project.provide("templateDatabase", TEMPLATE);
  return async () => {
    await server.stop();
  };
}
