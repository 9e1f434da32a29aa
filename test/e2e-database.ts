import { randomUUID } from "node:crypto";

import { migrate } from "../scripts/database/migrations.mjs";
import { withClient } from "../scripts/database/session.mjs";
import { startThrowaway } from "../scripts/database/throwaway.mjs";
import { databaseOf, withDatabase } from "../scripts/database/url.mjs";
import { PROJECT_ROOT } from "../scripts/root.mjs";

/** Only the machine's own death would tell what waits for the disk from what does not: none dies here. */
const SETTINGS = { fsync: false, full_page_writes: false, max_connections: 300 };

export interface E2eDatabase {
  url: string;
  /** Ends it and deletes its data. */
  stop: () => Promise<void>;
}

/** A PostgreSQL of one's own with a migrated database. */
export async function startDatabase(): Promise<E2eDatabase> {
  const server = await startThrowaway({ settings: SETTINGS });
  await migrate({ url: server.url, folder: `${PROJECT_ROOT}/prisma/migrations` });
  return { url: server.url, stop: async () => void (await server.stop()) };
}

/** A database of its own beside one that nobody is connected to, with all that it holds. */
export async function copyDatabase(original: string): Promise<E2eDatabase> {
  const name = `copy_${randomUUID().replaceAll("-", "")}`;
  const execute = (sql: string) =>
    withClient(withDatabase(original, "postgres"), (client) => client.query(sql));
  await execute(`CREATE DATABASE ${name} TEMPLATE ${databaseOf(original)}`);
  return {
    url: withDatabase(original, name),
    stop: async () => void (await execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}
