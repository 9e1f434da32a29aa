import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { keep } from "@/scripts/process/keep.mjs";
import { PROJECT_ROOT } from "@/scripts/root.mjs";

import { bundleFiles } from "../bundle-files";

/** A process that can be killed without a word and started again. */
export type MortalProcess = {
  start: () => void;
  kill: () => Promise<void>;
  /** What it has printed since its last start. */
  printed: () => string;
};

/** Inside node_modules, so that the bundles find their packages. */
const FOLDER = fileURLToPath(new URL("../../node_modules/.cache/parallax-crash", import.meta.url));

/** Bundles files of the repository, by name, beside each other as a build does. Gives their folder. */
export async function bundled(entryPoints: Readonly<Record<string, string>>): Promise<string> {
  const outdir = `${FOLDER}/${Object.keys(entryPoints).join("-")}-${process.pid}`;
  mkdirSync(outdir, { recursive: true });
  await bundleFiles(entryPoints, outdir);
  return outdir;
}

export function createMortalProcess(file: string, env: Readonly<Record<string, string>>): MortalProcess {
  let running: { kill: () => Promise<unknown> } | null = null;
  let printed = "";
  return {
    printed: () => printed,
    start() {
      printed = "";
      const child = keep([process.execPath, "--enable-source-maps", file], {
        signal: "KILL",
        cwd: PROJECT_ROOT,
        env: { PATH: process.env["PATH"], NODE_ENV: "production", ...env },
        output(text) {
          printed += text;
        },
      });
      running = child;
      const ended = ({ how }: { how: string }) => {
        // Nobody but the test may end it: not even a database that goes away.
        if (running === child) printed += `\nended by itself: ${how}`;
      };
      void child.exited.then(ended);
    },
    async kill() {
      const child = running;
      running = null;
      await child?.kill();
    },
  };
}
