import type { Backend } from "@/lib/wire/telemetry-arrivals";

import { CheckBackend } from "./check-backend";
import { Fault } from "./fault";

/** The backends of the team's own that are read from, and how each was when it was last asked. */
export function BackendList({ backends, nowMs }: { backends: readonly Backend[]; nowMs: number }) {
  return (
    <ul className="rounded-md border border-line">
      {backends.map(({ name, kind, signals, lastError }) => (
        <li
          key={name}
          className="flex flex-wrap items-start justify-between gap-2 border-b border-line px-4 py-2 last:border-b-0"
        >
          <span className="min-w-0">
            <span className="font-medium">{name}</span>{" "}
            <span className="text-muted">
              {kind}: {signals.join(", ")}
            </span>
            <Fault error={lastError} nowMs={nowMs} />
          </span>
          <CheckBackend name={name} />
        </li>
      ))}
    </ul>
  );
}
