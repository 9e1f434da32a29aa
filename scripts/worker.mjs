/** `npm run worker`: one more machine that works on investigations. It needs DATABASE_URL, and nothing else. */
import { runCommand } from "./entry.mjs";

runCommand(async () => {
  const { work } = await import("./worker/main.mjs");
  await work(process.env);
});
