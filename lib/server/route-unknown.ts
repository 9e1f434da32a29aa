import { httpSurface } from "@/lib/policy/surface";

import { problemResponse } from "./problem-response";

const FOR_TELEMETRY = Object.keys(httpSurface).filter((path) => path.startsWith("/v1/"));

/** What every address under /api and /v1 that is no route answers, whatever the method. */
export function unknownRoute(request: Request): Response {
  const { pathname } = new URL(request.url);
  // An exporter adds /v1/traces to an endpoint that had it already: the most common mistake there is.
  const hint = pathname.startsWith("/v1") ? ` Telemetry is taken at ${FOR_TELEMETRY.join(", ")}.` : "";
  return problemResponse({ code: "not_found", detail: `There is no ${pathname} in this API.${hint}` });
}
