/** `npm run test:clickhouse`: the tests that need ClickHouse's engine, which is installed first (some 550 MB). */
import { runCommand } from "./entry.mjs";

runCommand(async () => {
  const { ensureClickhouse } = await import("./test/install-clickhouse.mjs");
  const { run } = await import("./process/run.mjs");
  const env = { ...process.env, PARALLAX_CHDB: await ensureClickhouse(process.env) };
  const { code, output } = await run(["node_modules/.bin/vitest", "run", "--project", "clickhouse"], { env });
  console.log(output);
  return code;
});
