import { problemResponse } from "./problem-response";
import { parseJson } from "./route-body";
import type { Manner } from "./route-manner";
import { inBytes } from "./route-telemetry";

/** JSON of up to 16 MiB, plain or gzip, whatever its type says: for alerts, which come in storms. */
export const inAlerts: Manner = {
  prove: inBytes.prove,
  count: inBytes.count,
  async read(request, runtime) {
    const bytes = await inBytes.read(request, runtime);
    return bytes.ok && bytes.value instanceof Uint8Array ? parseJson(bytes.value) : bytes;
  },
  refuse(problem, { status }) {
    // Alertmanager gives a notification up on a 429, and sends it again on a 503.
    const busy = problem.code === "rate_limited" ? 503 : undefined;
    return problemResponse(problem, { status: status ?? busy });
  },
};
