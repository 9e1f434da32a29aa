/** Applies prisma/migrations to DATABASE_URL: what `npm run up` does, for those who deploy by hand. */
import { fileURLToPath } from "node:url";

import { migrate } from "./database/migrations.mjs";
import { messageOf, Problem } from "./problem.mjs";

try {
  const url = process.env["DATABASE_URL"];
  if (url === undefined) throw new Problem("Set DATABASE_URL to the PostgreSQL to migrate.");
  const folder = fileURLToPath(new URL("../prisma/migrations", import.meta.url));
  const { applied, edited } = await migrate({ url, folder });
  for (const name of edited) console.warn(`${name} was edited after it was applied.`);
  for (const name of applied) console.log(`applied ${name}`);
  if (applied.length === 0) console.log("up to date");
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
