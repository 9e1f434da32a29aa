/** `npm run world -- --shop | --case NAME`: telemetry of a world to look at. See docs/world.md. */
import { commandCase } from "./run/command-case";
import { commandShop } from "./run/command-shop";
import { HELP, parseWorldOptions } from "./options";
import { openOutbox } from "./otlp/outbox";
import type { Parsed } from "./shop/parsed";

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function main(): Promise<Parsed<null>> {
  const options = parseWorldOptions(process.argv.slice(2), process.env);
  if (!options.ok) return options;
  const command = options.value;
  if (command === null) {
    process.stdout.write(HELP);
    return { ok: true, value: null };
  }
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const outbox = openOutbox(command.destination);
  const around = { outbox, records: command.records, signal: stop.signal, say };
  try {
    if (command.do === "shop") return await commandShop({ ...around, command });
    const elsewhere = process.env["PARALLAX_CASES"];
    const folders = ["samples/cases", ...(elsewhere ? [elsewhere] : [])];
    return await commandCase({ ...around, command, folders });
  } finally {
    await outbox.close();
  }
}

const outcome = await main();
if (!outcome.ok) {
  say(outcome.problem);
  process.exitCode = 1;
}
