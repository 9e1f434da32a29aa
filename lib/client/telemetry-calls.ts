import type { Outcome } from "@/lib/wire/problem";
import type { CheckedBackend } from "@/lib/wire/telemetry-arrivals";

import { callApi } from "./api";

/** Has a backend of this name asked whether it answers. */
export const checkBackend = (name: string): Promise<Outcome<CheckedBackend>> =>
  callApi("/api/telemetry/backends/check", { method: "POST", body: { name } });
