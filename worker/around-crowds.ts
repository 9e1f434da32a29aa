import type { Method } from "@/lib/server/remote-calls";

/** What is done before the first of many calls, and once there has been none for `quietMs` milliseconds. */
export type Around = { begin: () => void; end: () => void; quietMs: number };

/** The same method, with something done around each crowd of calls to it. */
export function aroundCrowds(method: Method, { begin, end, quietMs }: Around): Method {
  let underWay = 0;
  let ending: NodeJS.Timeout | null = null;
  return async (...asked) => {
    if (ending) clearTimeout(ending);
    else if (underWay === 0) begin();
    ending = null;
    underWay += 1;
    try {
      return await method(...asked);
    } finally {
      underWay -= 1;
      if (underWay === 0)
        ending = setTimeout(() => {
          ending = null;
          end();
        }, quietMs).unref();
    }
  };
}
