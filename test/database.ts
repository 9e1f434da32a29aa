import { randomUUID } from "node:crypto";

import { inject } from "vitest";

import { withClient } from "../scripts/database/session.mjs";
import { withDatabase } from "../scripts/database/url.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** A database of the test server in which nothing is kept: where databases are created and dropped. */
    maintenanceUrl: string;
    /** The name of the migrated, empty database that every test database is a copy of. */
    templateDatabase: string;
  }
}

export interface TestDatabase {
  url: string;
  /** Deletes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** A migrated, empty database of the caller's own, on the real PostgreSQL that the test run started. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const maintenanceUrl = inject("maintenanceUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await execute(maintenanceUrl, `CREATE DATABASE ${name} TEMPLATE ${inject("templateDatabase")}`);
  return {
    url: withDatabase(maintenanceUrl, name),
    drop: () => execute(maintenanceUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function execute(url: string, sql: string) {
  await withClient(url, (client) => client.query(sql));
}
