import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

import type { FoundCase } from "../cases/find-cases";
import type { Answered, Asked } from "./case-worker";
import type { Wanted } from "./judge-case";

/** Beside this file, from source or bundled as it is. */
const WORKER = fileURLToPath(new URL(`case-worker${extname(import.meta.url)}`, import.meta.url));
const HEAP_MIB = 4_096;
/** A case that takes longer is given up. */
const LIMIT_MS = 300_000;

export type Pool = {
  cases: readonly FoundCase[];
  jobs: number;
  wanted: Wanted;
  /** Called in the order of the cases, each as soon as it and all before it are known. */
  each: (answered: Answered) => void;
};

/** Judges cases in processes of their own. One that dies loses the case that it was at; another takes its place. */
export async function judgeAll({ cases, jobs, wanted, each }: Pool): Promise<void> {
  const known = new Map<number, Answered>();
  let told = 0;
  const tell = (answered: Answered) => {
    known.set(answered.place, answered);
    for (let own = known.get(told); own !== undefined; own = known.get(told)) {
      known.delete(told++);
      each(own);
    }
  };
  const waiting = cases.map((found, place): Asked => ({ place, found, wanted }));
  const work = async () => {
    while (waiting.length > 0) await oneProcess(waiting, tell);
  };
  await Promise.all(Array.from({ length: Math.min(jobs, cases.length) }, work));
}

/** Ends when nothing waits any more, or its process dies. */
function oneProcess(waiting: Asked[], tell: (answered: Answered) => void): Promise<void> {
  const child = fork(WORKER, { execArgv: [...process.execArgv, `--max-old-space-size=${HEAP_MIB}`] });
  return new Promise((resolve) => {
    let current = next(child, waiting);
    let limit = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
    child.on("message", (answered: Answered) => {
      tell(answered);
      clearTimeout(limit);
      limit = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
      current = next(child, waiting);
    });
    child.once("error", (error) => process.stderr.write(`${error.message}\n`));
    child.once("exit", (code, signal) => {
      clearTimeout(limit);
      if (current !== null)
        tell({ place: current.place, ok: false, problem: `its process ended: ${signal ?? code}` });
      resolve();
    });
  });
}

function next(child: ChildProcess, waiting: Asked[]): Asked | null {
  const asked = waiting.shift();
  if (asked === undefined) child.disconnect();
  else child.send(asked);
  return asked ?? null;
}
