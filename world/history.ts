/** `npm run --silent history -- [--seed N] [--days N]`: a history that never happened, as lines that the import takes. See docs/import.md. */
import { generatedHistory } from "@/lib/backfill/generated-history";

function flag(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name);
  if (at < 0) return otherwise;
  const value = Number(process.argv[at + 1]);
  if (Number.isInteger(value) && value >= 0) return value;
  process.stderr.write(`${name} wants a whole number.\n`);
  process.exit(2);
}

const history = generatedHistory(flag("--seed", 1), Date.now(), flag("--days", 730));
for (const { machine: _machine, ...entry } of history)
  process.stdout.write(`${JSON.stringify({ ...entry, title: `Generated: ${entry.title}` })}\n`);
