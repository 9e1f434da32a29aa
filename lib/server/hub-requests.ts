import type { z } from "zod";

import { admit } from "@/lib/policy/admit";
import { socketSurface } from "@/lib/policy/surface";
import { take } from "@/lib/policy/token-bucket";
import { LogRejected, LogUnavailable } from "@/lib/store/log-errors";
import { isLiveRequest, type LiveRequestName } from "@/lib/wire/live-schema";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, type Problem } from "@/lib/wire/problem";

import type { HubSocket } from "./hub-socket";
import { unexpectedProblem } from "./route-failure";

/** Requests of any kind per connection: far more than a person makes, far less than harms. */
const REQUESTS = { burst: 240, perSecond: 60 };

type Handle = (socket: HubSocket, body: unknown) => Promise<Outcome<unknown>>;

/** What is done about each request, once it has been counted and admitted. */
export type Handlers = Readonly<Record<LiveRequestName, Handle>>;

/** A handler whose request is checked first. */
export function parsing<T>(
  schema: z.ZodType<T>,
  handle: (socket: HubSocket, request: T) => Promise<Outcome<unknown>>,
): Handle {
  return async (socket, body) => {
    const request = parseInput(schema, body);
    return request.ok ? handle(socket, request.value) : request;
  };
}

/** Answers one message, whatever it is: counted, admitted by the table, parsed, handled. Never rejects. */
export async function answer(
  socket: HubSocket,
  [name, body]: readonly unknown[],
  handlers: Handlers,
): Promise<Outcome<unknown>> {
  const taken = take(socket.data.requests, Date.now(), REQUESTS);
  socket.data.requests = taken.bucket;
  if (!taken.allowed)
    return failure("rate_limited", "Too many requests over one connection: wait a moment.", {
      retryAfterSeconds: taken.retryAfterSeconds,
    });
  if (!isLiveRequest(name)) return failure("not_found", "There is no such request.");
  const admitted = admit(socket.data.actor, socketSurface[name]);
  if (!admitted.ok) return admitted;
  try {
    return await handlers[name](socket, body);
  } catch (error) {
    return { ok: false, problem: problemOf(error, name) };
  }
}

function problemOf(error: unknown, name: LiveRequestName): Problem {
  if (error instanceof LogUnavailable)
    return { code: "unavailable", detail: "The log cannot be reached now. Try again.", retryAfterSeconds: 1 };
  if (error instanceof LogRejected) return { code: "invalid", detail: "The database does not take this." };
  return unexpectedProblem(error, `socket ${name}`);
}
