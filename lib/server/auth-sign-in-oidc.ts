import type { Actor } from "@/lib/policy/actor";
import { oidcRequest } from "@/lib/verbs/people-input";
import { parseInput } from "@/lib/wire/parse";
import type { OidcStart } from "@/lib/wire/people";

import { oidcReturn } from "./auth-oidc-return";
import { problemResponse, valueResponse } from "./problem-response";
import { attemptsAt } from "./rate-limit-attempts";
import type { Call } from "./route";
import { reportFailure } from "./route-failure";

type Door = Call<string, Actor | null>;

/** Gives the address at the identity provider to send the browser to. */
export async function startOidc({ runtime, request, address, body }: Door): Promise<Response> {
  const parsed = parseInput(oidcRequest, body ?? {});
  if (!parsed.ok) return problemResponse(parsed.problem);
  const { oidc } = runtime;
  if (!oidc) return problemResponse({ code: "not_found", detail: "There is no identity provider here." });
  const counted = await attemptsAt(runtime.attempts, { door: "oidc", address }).count();
  if (!counted.ok) return problemResponse(counted.problem);
  const started = await oidc.start({ headers: request.headers, next: parsed.value.next ?? "/" });
  if (!started)
    return problemResponse({
      code: "unavailable",
      detail: `${oidc.name} cannot be reached now. Sign in with a password, or try again.`,
      retryAfterSeconds: 10,
    });
  const response = valueResponse({ url: started.url } satisfies OidcStart);
  for (const cookie of started.cookies) response.headers.append("set-cookie", cookie);
  return response;
}

/** The browser comes back from the identity provider. */
export async function finishOidc({ runtime, request }: Door): Promise<Response> {
  const { oidc, environment } = runtime;
  try {
    return oidc ? await oidc.finish(request) : oidcReturn(null, environment.origin);
  } catch (error) {
    reportFailure(error, "the way back from the identity provider");
    return oidcReturn(null, environment.origin);
  }
}
