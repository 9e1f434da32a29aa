/**
 * Plants one violation of every import rule in an empty copy of the project, and fails where a rule does not see its
 * own: a dependency-cruiser that cannot parse TypeScript finds nothing wrong anywhere, and looks well.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { runCommand } from "../entry.mjs";
import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";
import { PROJECT_ROOT } from "../root.mjs";
import { PLANTED_FILES, unseenRules } from "./planted.mjs";

const CONFIG = ".dependency-cruiser.cjs";

runCommand(async () => {
  const { forbidden } = createRequire(import.meta.url)(join(PROJECT_ROOT, CONFIG));
  const unseen = unseenRules(forbidden, await cruisePlanted());
  if (unseen.length > 0)
    throw new Problem(`Import rules that do not see a violation planted for them: ${unseen.join(", ")}.`);
});

/** @returns {Promise<{ rule: { name: string }, from: string }[]>} what dependency-cruiser found. */
async function cruisePlanted() {
  const folder = mkdtempSync(join(tmpdir(), "parallax-canary-"));
  try {
    for (const file of [CONFIG, "tsconfig.json"]) copyFileSync(join(PROJECT_ROOT, file), join(folder, file));
    for (const [path, text] of Object.entries(PLANTED_FILES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const cruiser = join(PROJECT_ROOT, "node_modules", ".bin", "depcruise");
    const command = [
      cruiser,
      "--config",
      CONFIG,
      "--output-type",
      "json",
      "app",
      "components",
      "lib",
      "world",
      "server.ts",
    ];
    const { output } = await run(command, { cwd: folder });
    return JSON.parse(output).summary.violations;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
