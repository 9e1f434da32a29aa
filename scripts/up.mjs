/** `npm run up`: everything, from a bare clone to a running Parallax. */
import { runCommand } from "./entry.mjs";

runCommand(async () => {
  const { up } = await import("./up/main.mjs");
  await up(process.argv.slice(2));
});
