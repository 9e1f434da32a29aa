import { availableParallelism } from "node:os";

/** As many as V8 has where nobody says otherwise. */
const MOST_HELPERS = 4;

/** Half of the memory for what is new, in MiB: cleared four times as often as V8 would, and much faster each time. */
const BRIEF_PAUSES = 4;

/**
 * The command that runs a bundle. V8 gives each process four threads that help it, however few processors there are:
 * where there are two, those of what measures and analyses would only stand before what people wait for.
 * @param {string} bundle its file.
 * @param {{ answersPeople?: boolean }} [options] `answersPeople`: long pauses of its main thread are felt.
 * @returns {string[]}
 */
export function bundleCommand(bundle, { answersPeople = false } = {}) {
  const helpers = Math.max(1, Math.min(MOST_HELPERS, availableParallelism() - 1));
  return [
    process.execPath,
    "--enable-source-maps",
    `--v8-pool-size=${helpers}`,
    ...(answersPeople ? [`--max-semi-space-size=${BRIEF_PAUSES}`] : []),
    bundle,
  ];
}
