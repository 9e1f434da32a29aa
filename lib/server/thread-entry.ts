import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The entry of a thread, or of a process beside this one: its bundle beside the process's own or, where there is none, its source. */
export function threadEntry(name: string): string {
  const bundle = join(dirname(process.argv[1] ?? ""), `${name}.js`);
  return existsSync(bundle) ? bundle : join(process.cwd(), "worker", `${name}-source.mjs`);
}
