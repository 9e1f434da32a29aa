import { vi } from "vitest";

import { problemDetails, type Problem } from "@/lib/wire/problem";

export type AskedFor = { method: string; path: string; body: unknown };

export type FakeApi = {
  asked: AskedFor[];
  /** What the next requests are answered with, in turn; the last one stays. */
  answer: (...answers: FakeAnswer[]) => void;
};

export type FakeAnswer = { value: unknown } | { problem: Problem } | { unreachable: true };

/** Stands where the network is: for forms, which only see requests and answers. */
export function fakeApi(): FakeApi {
  const asked: AskedFor[] = [];
  let answers: FakeAnswer[] = [{ unreachable: true }];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    asked.push({ method: init.method ?? "GET", path, body });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer || "unreachable" in answer) throw new TypeError("fetch failed");
    return "value" in answer ? Response.json(answer.value) : problemResponse(answer.problem);
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
