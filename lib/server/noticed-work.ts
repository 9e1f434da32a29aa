/** Notices whether any work is under way, however much of it at once. */
export type NoticedWork = {
  /** The same function; while it runs there is work. */
  noticed: <Given extends readonly unknown[], Result>(
    work: (...given: Given) => Promise<Result>,
  ) => (...given: Given) => Promise<Result>;
};

/**
 * `onChange` is told when work begins where there was none, and when there has been none for `restMs`: in between, what
 * comes at once after another is the same stretch of work. Milliseconds.
 */
export function noticeWork(onChange: (isWorking: boolean) => void, restMs: number): NoticedWork {
  let underWay = 0;
  let isWorking = false;
  let resting: NodeJS.Timeout | undefined;

  function begin(): void {
    underWay += 1;
    clearTimeout(resting);
    if (isWorking) return;
    isWorking = true;
    onChange(true);
  }

  function end(): void {
    underWay -= 1;
    if (underWay > 0) return;
    resting = setTimeout(() => {
      isWorking = false;
      onChange(false);
    }, restMs).unref();
  }

  return {
    noticed:
      (work) =>
      async (...given) => {
        begin();
        try {
          return await work(...given);
        } finally {
          end();
        }
      },
  };
}
