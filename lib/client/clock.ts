/** The clock, passed in so that tests can turn it. */
export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Calls back once after `delayMs`; gives the way to cancel. */
  after: (delayMs: number, call: () => void) => () => void;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};
