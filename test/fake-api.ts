import { vi } from "vitest";

import { problemDetails, type Problem } from "@/lib/wire/problem";

export type AskedFor = { method: string; path: string; body: unknown };

export type FakeApi = {
  asked: AskedFor[];
  /** What the next requests are answered with, in turn; the last one stays. */
  answer: (...answers: FakeAnswer[]) => void;
};

/** `after`: an answer that is long under way. */
export type FakeAnswer =
  | { value: unknown; after?: Promise<unknown> }
  | { problem: Problem }
  | { unreachable: true };

/** Stands where the network is: for forms, which only see requests and answers. */
export function fakeApi(): FakeApi {
  const asked: AskedFor[] = [];
  let answers: FakeAnswer[] = [{ unreachable: true }];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    asked.push({ method: init.method ?? "GET", path, body });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer || "unreachable" in answer) throw new TypeError("fetch failed");
    if ("problem" in answer) return problemResponse(answer.problem);
    const response = Response.json(answer.value);
    await answer.after;
    return response;
  });
  return {
    asked,
    answer(...next) {
      answers = next;
    },
  };
}

function problemResponse(problem: Problem): Response {
  const details = problemDetails(problem);
  return Response.json(details, {
    status: details.status,
    headers: {
      "content-type": "application/problem+json",
      ...(problem.retryAfterSeconds && { "retry-after": String(problem.retryAfterSeconds) }),
    },
  });
}
