import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startEmbedded } from "./embedded.mjs";

/**
 * A PostgreSQL in a new temporary folder, which goes when the server stops.
 * @param {{ database?: string, settings?: Record<string, string | number | boolean> }} options
 */
export function startThrowaway(options = {}) {
  const directory = mkdtempSync(join(tmpdir(), "parallax-postgres-"));
  return startEmbedded({ directory, throwaway: true, ...options });
}
