import { problemResponse } from "./problem-response";

/** What every address under /api that is no route answers, whatever the method. */
export function unknownRoute(request: Request): Response {
  return problemResponse({
    code: "not_found",
    detail: `There is no ${new URL(request.url).pathname} in this API.`,
  });
}
