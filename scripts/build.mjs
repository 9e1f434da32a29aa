/** `npm run build`: the Prisma client, the pages (.next) and the bundles of server and worker (dist). */
import { runCommand } from "./entry.mjs";

runCommand(async () => {
  const { build } = await import("./build/build.mjs");
  const { PROJECT_ROOT } = await import("./root.mjs");
  await build(PROJECT_ROOT);
});
