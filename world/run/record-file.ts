import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A file that says what a world knows of itself. */
export type RecordFile = {
  path: string;
  /** Writes what is known now, where it has become different. */
  write: (record: unknown) => Promise<void>;
};

/** Opens a run's file in a folder, named by when the run began (milliseconds since 1970). */
export async function openRecordFile(folder: string, startedAtMs: number): Promise<RecordFile> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${new Date(startedAtMs).toISOString().replaceAll(":", "-")}.json`);
  let written: string | null = null;
  return {
    path,
    async write(record) {
      const text = `${JSON.stringify(record, null, 1)}\n`;
      if (text === written) return;
      // Whole or not at all, for whoever reads it meanwhile.
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
      written = text;
    },
  };
}
