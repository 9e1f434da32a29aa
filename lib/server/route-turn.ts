import type { IncomingMessage, ServerResponse } from "node:http";

import { createBulkhead } from "./bulkhead";

/** Writes of one sender that are under way at once: one can be worked on while the other waits for the database. */
const WRITES_AT_ONCE = 2;
/** One that takes longer, such as a slow upload, keeps its sender's others waiting no more. Milliseconds. */
const TURN_MS = 500;

/**
 * Has the writes of one sender wait for one another, before any work is spent on them: a script that sends fifty at once
 * keeps nobody else waiting. Reads have no turns: some of them go on for long. Nor has who shows nothing to be known by:
 * a network address has many behind it, and one of them could hold up the others.
 */
export function createRouteTurns({ turnMs = TURN_MS } = {}) {
  const bulkhead = createBulkhead(WRITES_AT_ONCE);
  return (request: IncomingMessage, response: ServerResponse, answer: () => void): void => {
    const { authorization, cookie } = request.headers;
    // What a sender is known by before anybody has looked whether it is true.
    const sender = authorization ?? cookie;
    if (sender === undefined || request.method === "GET" || request.method === "HEAD") return answer();
    bulkhead.admit(sender, (leave) => {
      // Whoever has gone meanwhile is answered by nobody; "close" has been told then, and is not told again.
      if (response.closed) return leave();
      const over = setTimeout(leave, turnMs);
      response.once("close", () => {
        clearTimeout(over);
        leave();
      });
      answer();
    });
  };
}
