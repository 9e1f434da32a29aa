/** Applies prisma/migrations to DATABASE_URL: what `npm run up` does, for those who deploy by hand. */
import { join } from "node:path";

import { migrate } from "./database/migrations.mjs";
import { runCommand } from "./entry.mjs";
import { Problem } from "./problem.mjs";
import { PROJECT_ROOT } from "./root.mjs";

runCommand(async () => {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Problem("Set DATABASE_URL to the PostgreSQL to migrate.");
  const { applied, edited } = await migrate({ url, folder: join(PROJECT_ROOT, "prisma", "migrations") });
  for (const name of edited) console.warn(`${name} was edited after it was applied.`);
  for (const name of applied) console.log(`applied ${name}`);
  if (applied.length === 0) console.log("up to date");
});
