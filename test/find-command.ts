import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The path of a command of this machine; undefined where there is none. */
export function findCommand(name: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
