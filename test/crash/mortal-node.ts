import { freePort } from "@/scripts/database/free-port.mjs";
import { keep } from "@/scripts/process/keep.mjs";
import { PROJECT_ROOT } from "@/scripts/root.mjs";

import { bundled } from "./mortal-process";

/** A web node in a process of its own that can be killed and started again on the same port. */
export type MortalNode = {
  url: string;
  /** Without a word. */
  kill: () => Promise<void>;
  /** Resolves when it listens. Throws what it printed where it ends instead. */
  start: () => Promise<void>;
  /** What it has printed since its last start. */
  printed: () => string;
};

export async function createMortalNode({
  databaseUrl,
  seed,
}: {
  databaseUrl: string;
  seed: number;
}): Promise<MortalNode> {
  const bundle = `${await bundled({ node: "test/crash/node-process.ts" })}/node.js`;
  const port = await freePort({ seed });
  const env: NodeJS.ProcessEnv = {
    PATH: process.env["PATH"],
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PARALLAX_SECRET: "only-for-tests-".repeat(3),
  };
  let running: { kill: () => Promise<unknown> } | null = null;
  let printed = "";

  function launch(onListening: () => void, onEnd: (error: Error) => void): void {
    printed = "";
    const child = keep([process.execPath, "--enable-source-maps", bundle], {
      signal: "KILL",
      cwd: PROJECT_ROOT,
      env,
      output(text) {
        printed += text;
        if (printed.includes("listening")) onListening();
      },
    });
    running = child;
    const ended = ({ how }: { how: string }) => {
      // Nobody but the test may end it: not even a database that goes away.
      if (running === child) printed += `\nended by itself: ${how}`;
      onEnd(new Error(printed));
    };
    void child.exited.then(ended);
  }

  return {
    url: `http://127.0.0.1:${port}`,
    printed: () => printed,
    start: () => new Promise<void>(launch),
    async kill() {
      const child = running;
      running = null;
      await child?.kill();
    },
  };
}
