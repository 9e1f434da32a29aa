import type { Actor } from "@/lib/policy/actor";
import { type Outcome, type Problem, success } from "@/lib/wire/problem";

import { proveActor } from "./actor";
import { problemResponse } from "./problem-response";
import { type ReadBody, readJson } from "./route-body";
import type { Runtime } from "./runtime";

/** In what manner a route speaks: how senders are proven, bodies read and counted, and how a refusal is worded. */
export type Manner = {
  prove: (headers: Headers, runtime: Runtime) => ReturnType<typeof proveActor>;
  read: (request: Request, runtime: Runtime) => Promise<ReadBody>;
  count: (runtime: Runtime, actor: Actor) => Outcome<null>;
  /** `status` where HTTP has a finer one than the problem's code. */
  refuse: (problem: Problem, asked: { request: Request; status?: number | undefined }) => Response;
  /** Hears of each refusal, and of whom: null for nobody. */
  noteRefusal?: (
    runtime: Runtime,
    refused: { actor: Actor | null; request: Request; problem: Problem },
  ) => void;
};

/** JSON in, RFC 9457 problem details out: what a route does where it does not say otherwise. */
export const inJson: Manner = {
  prove: proveActor,
  read: readJson,
  count: ({ limitWrites }, actor) => limitWrites(actor),
  refuse: (problem, { status }) => problemResponse(problem, { status }),
};

/** As `inJson`, and the body is left for the endpoint to read as it comes. */
export const inStream: Manner = { ...inJson, read: () => Promise.resolve(success(undefined)) };
