import { availableParallelism } from "node:os";

import { z } from "zod";

const THREADS = { error: "must be a whole number from 1 to 256" };

const variables = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }),
  PARALLAX_WORKERS: z.coerce.number(THREADS).int(THREADS).min(1, THREADS).max(256, THREADS).optional(),
  PARALLAX_BESIDE_WEB: z.stringbool({ error: "must be true or false" }).default(false),
});

export type WorkerEnvironment = {
  databaseUrl: string;
  /** That analyse at once. */
  threads: number;
  /** Whether a web node shares its machine. */
  isBesideWeb: boolean;
};

/** What a worker is told by its surroundings: the database is all that it needs. Throws one sentence per wrong variable. */
export function readWorkerEnvironment(
  source: Readonly<Record<string, string | undefined>>,
): WorkerEnvironment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const { success, data, error } = variables.safeParse(given);
  if (!success)
    throw new Error(error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`).join("\n"));
  const spare = Math.max(1, availableParallelism() - 1);
  return {
    databaseUrl: data.DATABASE_URL,
    threads: data.PARALLAX_WORKERS ?? spare,
    isBesideWeb: data.PARALLAX_BESIDE_WEB,
  };
}
