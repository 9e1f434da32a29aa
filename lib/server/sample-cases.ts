import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { z } from "zod";

const FOLDER = "samples";

const gallery = z.array(
  z.object({
    name: z.string().regex(/^[a-z]+$/),
    title: z.string(),
    about: z.string(),
    origin: z.enum(["recorded", "synthetic"]),
    credit: z.string(),
    licence: z.string(),
    url: z.url(),
    /** How long ago its alarm rang when its past has been told. */
    leadSeconds: z.number().min(0),
  }),
);
export type ShippedCase = z.output<typeof gallery>[number];

/** The cases that come with the product, the one to begin with first; none where they were left out. */
export async function shippedCases(): Promise<readonly ShippedCase[]> {
  try {
    return gallery.parse(JSON.parse(await readFile(join(FOLDER, "gallery.json"), "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

export function caseFolder({ name }: ShippedCase): string {
  return join(FOLDER, "cases", name);
}
