import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { fileURLToPath } from "node:url";

/** What a process of the benchmark answers to, by name. */
export type Handlers = Readonly<Record<string, (...given: never[]) => unknown>>;

type Question = { id: number; name: string; given: readonly unknown[] };
type Answer = { id: number; value?: unknown; error?: string };

export type Process<H extends Handlers> = {
  ask: <N extends keyof H & string>(
    name: N,
    ...given: Parameters<H[N]>
  ) => Promise<Awaited<ReturnType<H[N]>>>;
  stop: () => Promise<void>;
};

/** Answers the parent's questions. Call once, in a process that `start` has made. */
export function serve(handlers: Handlers): void {
  process.on("message", ({ id, name, given }: Question) => {
    const handler: unknown = Reflect.get(handlers, name);
    const answer = async (): Promise<unknown> =>
      typeof handler === "function" ? Reflect.apply(handler, null, given) : undefined;
    answer()
      .then((value): Answer => ({ id, value }))
      .catch((error: unknown): Answer => ({
        id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }))
      .then((message) => process.send?.(message))
      .catch(() => process.exit(1));
  });
  process.on("disconnect", () => process.exit(0));
}

/** Starts a file of this folder as a process of its own, TypeScript and all. */
export function start<H extends Handlers>(
  file: string,
  env: Readonly<Record<string, string>> = {},
): Process<H> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ["--import", "tsx", "--expose-gc", "--max-old-space-size=4096"],
    env: { ...process.env, NODE_ENV: "production", ...env },
  });
  const answers = new EventEmitter();
  const gone = new AbortController();
  let asked = 0;
  child.on("message", ({ id, value, error }: Answer) => answers.emit(String(id), value, error));
  child.once("exit", (code) => gone.abort(new Error(`${file} ended with ${code}`)));
  return {
    async ask(name, ...given) {
      const id = ++asked;
      const answered = once(answers, String(id), { signal: gone.signal });
      child.send({ id, name, given } satisfies Question);
      const [value, error] = await answered;
      if (error !== undefined) throw new Error(`${file}: ${String(error)}`);
      return value;
    },
    stop: () => ended(child),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await exit;
}
