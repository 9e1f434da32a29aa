/** `npm test`: every check there is, or the named parts: `npm test -- lint unit`. */
import { runCommand } from "./entry.mjs";

runCommand(async () => {
  const { runTests } = await import("./test/main.mjs");
  return runTests(process.argv.slice(2));
});
