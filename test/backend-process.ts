import { keep } from "../scripts/process/keep.mjs";
import { until } from "./until";

/** Runs a backend of somebody else's until it is stopped, its folder with it; resolves once it says that it is ready. */
export async function startBackendProcess({
  command,
  folder,
  readyUrl,
}: {
  command: readonly [string, ...string[]];
  folder: string;
  readyUrl: string;
}): Promise<{ stop: () => Promise<void> }> {
  const [name] = command;
  let log = "";
  const kept = keep([...command], {
    signal: "KILL",
    cwd: undefined,
    env: process.env,
    output: (text) => (log += text),
    removeAfter: folder,
  });
  let ended = false;
  void kept.exited.then(() => (ended = true));
  await until(async () => {
    if (ended) throw new Error(`${name} ended: ${log}`);
    return isOk(readyUrl);
  }, `${name} being ready`);
  return {
    async stop() {
      await kept.stop();
    },
  };
}

async function isOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
