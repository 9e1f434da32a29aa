import { isAPIError } from "better-auth/api";

import type { Actor } from "@/lib/policy/actor";
import { describeAccount } from "@/lib/verbs/describe-account";
import { signInRequest } from "@/lib/verbs/people-input";
import { parseInput } from "@/lib/wire/parse";
import type { Outcome, Problem } from "@/lib/wire/problem";

import { proveActor } from "./actor";
import { DISABLED } from "./auth";
import { problemResponse, valueResponse } from "./problem-response";
import { attemptsAt } from "./rate-limit-attempts";
import type { Call } from "./route";

type Door = Call<string, Actor | null>;

/** Signs in with e-mail and password. Does not tell a wrong address from a wrong password. */
export async function signIn(door: Door): Promise<Response> {
  const { runtime, request, address, body } = door;
  const parsed = parseInput(signInRequest, body);
  if (!parsed.ok) return problemResponse(parsed.problem);
  const attempts = attemptsAt(runtime.attempts, { door: "sign-in", address, account: parsed.value.email });
  const counted = await attempts.count();
  if (!counted.ok) return problemResponse(counted.problem);
  try {
    const started = await runtime.auth.api.signInEmail({
      body: parsed.value,
      headers: request.headers,
      returnHeaders: true,
    });
    await attempts.forgive();
    return await signedIn(door, started);
  } catch (error) {
    return problemResponse(refusal(error));
  }
}

/**
 * Signs in whoever a one-time link has proven. `prove` spends the link and gives the person's id; only links
 * that open nothing count as mistakes.
 */
export async function signInByLink(door: Door, prove: () => Promise<Outcome<string>>): Promise<Response> {
  const { runtime, request, address } = door;
  const attempts = attemptsAt(runtime.attempts, { door: "link", address });
  const counted = await attempts.count();
  if (!counted.ok) return problemResponse(counted.problem);
  const proven = await prove();
  if (proven.ok || proven.problem.code === "invalid") await attempts.forgive();
  if (!proven.ok) return problemResponse(proven.problem);
  try {
    const started = await runtime.auth.api.startSession({
      body: { personId: proven.value },
      headers: request.headers,
      returnHeaders: true,
    });
    return await signedIn(door, started);
  } catch (error) {
    return problemResponse(refusal(error));
  }
}

/** Says what a one-time link would do; only links that open nothing count as mistakes. */
export async function lookUpLink<T extends { state: string }>(
  { runtime, address }: Door,
  lookUp: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const attempts = attemptsAt(runtime.attempts, { door: "link", address });
  const counted = await attempts.count();
  if (!counted.ok) return counted;
  const found = await lookUp();
  if (found.ok && found.value.state !== "unknown") await attempts.forgive();
  return found;
}

/** Ends the session of the cookie, if there is one, and takes the cookie back. */
export async function signOut({ runtime, request, ctx }: Door): Promise<Response> {
  if (ctx.actor?.kind === "person") await runtime.sessions.end(ctx.actor.sessionId);
  const { headers } = await runtime.auth.api.signOut({ headers: request.headers, returnHeaders: true });
  return withCookies(valueResponse(null), headers.getSetCookie());
}

/** The account of who has just been given these cookies, with the cookies. The session before it ends. */
async function signedIn({ runtime, ctx }: Door, { headers }: { headers: Headers }): Promise<Response> {
  const given = headers.getSetCookie();
  const cookie = given.map((header) => header.split(";")[0]).join("; ");
  const { actor } = await proveActor(new Headers({ cookie }), runtime);
  if (!actor) throw new Error("A session that has just begun is not there.");
  if (ctx.actor?.kind === "person") await runtime.sessions.end(ctx.actor.sessionId);
  const account = await describeAccount({ actor, credentials: runtime.credentials });
  return withCookies(account.ok ? valueResponse(account.value) : problemResponse(account.problem), given);
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

const wrong: Problem = { code: "unauthenticated", detail: "The e-mail address or the password is wrong." };
const disabled: Problem = { code: "forbidden", detail: "This account has been disabled. Ask a manager." };

/** Why better-auth let nobody in; what it did not expect goes on as it is. */
function refusal(error: unknown): Problem {
  if (!isAPIError(error)) throw error;
  if (error.body?.code === DISABLED) return disabled;
  if (error.statusCode < 500) return wrong;
  throw error;
}
