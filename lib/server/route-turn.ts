import type { IncomingMessage, ServerResponse } from "node:http";

import { createBulkhead } from "./bulkhead";

/** Writes of one sender that are under way at once. More would only wait for one another, and everybody for them. */
const WRITES_AT_ONCE = 4;

/**
 * Has the writes of one sender wait for one another, before any work is spent on them: a script that sends fifty at once
 * keeps nobody else waiting. Reads have no turns: some of them go on for long. Nor has who shows nothing to be known by:
 * a network address has many behind it, and one of them could hold up the others.
 */
export function createRouteTurns() {
  const bulkhead = createBulkhead(WRITES_AT_ONCE);
  return (request: IncomingMessage, response: ServerResponse, answer: () => void): void => {
    const { authorization, cookie } = request.headers;
    // What a sender is known by before anybody has looked whether it is true.
    const sender = authorization ?? cookie;
    if (sender === undefined || request.method === "GET" || request.method === "HEAD") return answer();
    bulkhead.admit(sender, (leave) => {
      // Whoever has gone meanwhile is answered by nobody; "close" has been told then, and is not told again.
      if (response.closed) return leave();
      response.once("close", leave);
      answer();
    });
  };
}
