import { inAlerts } from "./route-alerts";
import type { Manner } from "./route-manner";
import { inOtlp } from "./route-telemetry";

/** Whoever may send telemetry, and the sample that this process runs. */
const prove: Manner["prove"] = async (headers, runtime) => {
  const actor = runtime.sampleStage.sender(headers.get("authorization"));
  return actor ? { actor, cookies: [] } : inOtlp.prove(headers, runtime);
};

/** OTLP as everybody speaks it. What is refused of it is not shown among the senders of one's own. */
export const inSampleOtlp: Manner = {
  prove,
  read: inOtlp.read,
  count: inOtlp.count,
  refuse: inOtlp.refuse,
};

/** Alerts as everybody sends them, from the same. */
export const inSampleAlerts: Manner = { ...inAlerts, prove };
