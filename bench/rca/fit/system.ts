import { readFile } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod";

import type { FoundCase } from "../../cases/find-cases";

const description = z.object({ system: z.string().default("") });

/**
 * The system that a case was recorded of: the first two words of what it says of it, such as "Train Ticket"; its set
 * where it says nothing. Several sets may be of one system, and are left out together. No engine is told.
 */
export async function systemOf({ folder, set }: FoundCase): Promise<string> {
  const { system } = description.parse(JSON.parse(await readFile(join(folder, "case.json"), "utf8")));
  const words = system.match(/[\p{L}\p{N}-]+/gu) ?? [];
  return words.slice(0, 2).join(" ") || set;
}
