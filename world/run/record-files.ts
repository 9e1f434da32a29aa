import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where a world writes what it knows of itself. The truth lies apart: whoever investigates is given only the changes. */
export type RecordFolders = { changes: string; truth: string };

/** The files of one run. */
export type RecordFiles = {
  changesPath: string;
  truthPath: string;
  /** Writes what has become different since the last time. */
  write: (records: { changes: unknown; truth: unknown }) => Promise<void>;
};

/** Opens the files of a run, named by when it began (milliseconds since 1970). */
export async function openRecordFiles(folders: RecordFolders, startedAtMs: number): Promise<RecordFiles> {
  const name = new Date(startedAtMs).toISOString().replaceAll(":", "-");
  await mkdir(folders.changes, { recursive: true });
  await mkdir(folders.truth, { recursive: true });
  const changesPath = join(folders.changes, `${name}.changes.json`);
  const truthPath = join(folders.truth, `${name}.truth.json`);
  const written = new Map<string, string>();

  async function keep(path: string, record: unknown): Promise<void> {
    const text = `${JSON.stringify(record, null, 1)}\n`;
    if (written.get(path) === text) return;
    // Whole or not at all, for whoever reads it meanwhile.
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
    written.set(path, text);
  }

  return {
    changesPath,
    truthPath,
    async write({ changes, truth }) {
      await keep(changesPath, changes);
      await keep(truthPath, truth);
    },
  };
}
