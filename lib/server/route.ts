import type { Actor } from "@/lib/policy/actor";
import { admit } from "@/lib/policy/admit";
import {
  type Guard,
  type GuardOf,
  type HttpPath,
  httpSurface,
  type Method,
  type MethodOf,
  methods,
} from "@/lib/policy/surface";
import { type Outcome, type Problem, success } from "@/lib/wire/problem";

import { problemResponse, valueResponse, wrongMethod } from "./problem-response";
import { clientAddress } from "./route-address";
import { forgetBody, type ReadBody } from "./route-body";
import { unexpectedProblem } from "./route-failure";
import { inJson, type Manner } from "./route-manner";
import { checkOrigin } from "./route-origin";
import { type Runtime, runtime } from "./runtime";
import { verbContext, type VerbScope } from "./verb-context";

type ParamNames<Path extends string> = Path extends `${string}[${infer Name}]${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

/** What an endpoint is given: a request whose sender is proven, admitted and counted, and whose body is read. */
export type Call<Path extends string = string, Sender extends Actor | null = Actor> = {
  /** For verbs: the actor, the log, the stores of people, the clock and the dice. */
  ctx: VerbScope & { actor: Sender };
  params: Readonly<Record<ParamNames<Path>, string>>;
  query: URLSearchParams;
  /** What the route's manner has read, unchecked: the verb does that. Undefined where there is no body. */
  body: unknown;
  request: Request;
  /** The client's network address. */
  address: string;
  runtime: Runtime;
};

type SenderOf<G> = G extends "anyone" ? Actor | null : Actor;

type Endpoint<Path extends HttpPath, M extends MethodOf<Path>> = (
  call: Call<Path, SenderOf<GuardOf<Path, M>>>,
) => Promise<Outcome<unknown> | Response>;

type Endpoints<Path extends HttpPath> = { readonly [M in MethodOf<Path>]: Endpoint<Path, M> } & {
  /** JSON and problem details where a route does not say otherwise. */
  readonly manner?: Manner;
};

// A method, not a property: its parameter is compared both ways, and the guard has proven the narrower one.
type Answer = { answer(call: Call<string, Actor | null>): Promise<Outcome<unknown> | Response> }["answer"];

/** What Next calls. */
export type Handler = (
  request: Request,
  /** Next has no params for a route without any. */
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

/**
 * The handlers of one route, guarded by the table of who may call what. An endpoint answers with an outcome
 * (a value as JSON, null as 204, a problem as problem details) or with a response of its own.
 */
export function routes<Path extends HttpPath>(
  path: Path,
  endpoints: Endpoints<Path>,
): Record<Method | "OPTIONS", Handler>;
export function routes(
  path: HttpPath,
  { manner = inJson, ...endpoints }: Readonly<Partial<Record<Method, Answer>>> & { manner?: Manner },
): Record<Method | "OPTIONS", Handler> {
  const guards: Readonly<Partial<Record<Method, Guard>>> = httpSurface[path];
  const allow = methods.filter((method) => guards[method] !== undefined).join(", ");
  const handler = (method: Method): Handler => {
    const guard = guards[method];
    const answer = endpoints[method];
    if (guard === undefined || answer === undefined) return () => Promise.resolve(wrongMethod(method, allow));
    return async (request, { params }) => {
      try {
        return await respond({ guard, answer, request, params: (await params) ?? {}, manner });
      } catch (error) {
        return manner.refuse(unexpectedProblem(error, `${method} ${path}`), { request });
      } finally {
        await forgetBody(request);
      }
    };
  };
  return {
    GET: handler("GET"),
    POST: handler("POST"),
    PUT: handler("PUT"),
    PATCH: handler("PATCH"),
    DELETE: handler("DELETE"),
    OPTIONS: () => Promise.resolve(new Response(null, { status: 204, headers: { allow } })),
  };
}

type Asked = {
  guard: Guard;
  answer: Answer;
  request: Request;
  params: Record<string, string>;
  manner: Manner;
};

async function respond({ guard, answer, request, params, manner }: Asked): Promise<Response> {
  const present = runtime();
  const { headers } = request;
  const address = clientAddress(headers);
  const writes = request.method !== "GET" && request.method !== "HEAD";
  if (writes) {
    const own = checkOrigin(headers, present.environment.origin);
    if (!own.ok) return manner.refuse(own.problem, { request });
  }
  const { actor, cookies } = await manner.prove(headers, present);
  const refuse = (problem: Problem, status?: number) => {
    manner.noteRefusal?.(present, { actor, request, problem });
    return manner.refuse(problem, { request, status });
  };
  const known = actor || !headers.has("authorization") ? success(null) : present.limitBadTokens(address);
  if (!known.ok) return refuse(known.problem);
  const admitted = admit(actor, guard);
  if (!admitted.ok) return refuse(admitted.problem);
  // Nothing has such a name, and the database would not even take the question.
  if (Object.values(params).some((name) => name.includes("\u0000"))) return problemResponse(nameless);
  const counted = actor && writes ? manner.count(present, actor) : success(null);
  if (!counted.ok) return refuse(counted.problem);
  const body: ReadBody = writes ? await manner.read(request, present) : success(undefined);
  if (!body.ok) return refuse(body.problem, body.status);
  const answered = await answer({
    ctx: verbContext(present, actor),
    params,
    query: new URL(request.url).searchParams,
    body: body.value,
    request,
    address,
    runtime: present,
  });
  const response = toResponse(answered, refuse);
  // Whoever has just signed in or out has said all there is to say about cookies.
  if (!response.headers.has("set-cookie"))
    for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

const nameless: Problem = { code: "not_found", detail: "Nothing has this name." };

function toResponse(answered: Outcome<unknown> | Response, refuse: (problem: Problem) => Response): Response {
  if (answered instanceof Response) return answered;
  return answered.ok ? valueResponse(answered.value) : refuse(answered.problem);
}
