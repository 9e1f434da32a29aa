/** @typedef {{ isTTY?: boolean, write(text: string): unknown }} Screen */

/** Where the columns of a step begin: its name, then what was done. */
const NAME_WIDTH = 16;
const RESULT_WIDTH = 40;
const DURATION_WIDTH = 8;
/** A step that takes longer is a long one. */
const LONG_MS = 2_000;

/**
 * Shows one line per step: on a terminal while it runs and when it is done, elsewhere when it is done. There a long
 * step has a line before that too, so that a log never ends in silence.
 * @param {{ screen: Screen, now: () => number, colour: boolean }} options now: milliseconds.
 */
export function createSteps({ screen, now, colour }) {
  const paint = (/** @type {number} */ code, /** @type {string} */ text) =>
    colour ? `\u001B[${code}m${text}\u001B[0m` : text;
  const isLive = screen.isTTY === true;
  const wipe = isLive ? "\r\u001B[2K" : "";
  let isRunning = false;
  /** @type {string[]} */
  let held = [];

  const line = (/** @type {string} */ text) => void screen.write(`${text}\n`);
  const note = (/** @type {string} */ sentence) => {
    // A running step has the last line of the terminal.
    if (isRunning) held.push(sentence);
    else line(`  ${paint(33, "!")} ${sentence}`);
  };
  const finish = (/** @type {string} */ text) => {
    isRunning = false;
    line(`${wipe}  ${text}`);
    for (const sentence of held.splice(0)) note(sentence);
  };

  return {
    line,
    note,
    /**
     * @template T
     * @param {string} name
     * @param {string} doing shown while it runs.
     * @param {(report: (result: string, isGood?: boolean) => void) => Promise<T>} work reports what to show when it is
     * done, and whether that is good news (it is).
     * @returns {Promise<T>}
     */
    async step(name, doing, work) {
      const start = now();
      const label = name.padEnd(NAME_WIDTH);
      isRunning = true;
      const running = `  ${paint(2, "·")} ${label}${paint(2, `${doing}…`)}`;
      if (isLive) screen.write(running);
      const long = isLive ? undefined : setTimeout(() => line(running), LONG_MS);
      let result = "";
      let mark = paint(32, "✓");
      try {
        return await work((text, isGood = true) => {
          result = text;
          if (!isGood) mark = paint(31, "✗");
        });
      } catch (error) {
        mark = paint(31, "✗");
        throw error;
      } finally {
        clearTimeout(long);
        const took = formatDuration(now() - start).padStart(DURATION_WIDTH);
        finish(`${mark} ${label}${result.padEnd(RESULT_WIDTH)}${paint(2, took)}`);
      }
    },
  };
}

/**
 * "0.4 s", "12 s", "2 min 05 s".
 * @param {number} ms
 */
export function formatDuration(ms) {
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}
