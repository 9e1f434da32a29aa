import type { Backend } from "@/lib/wire/telemetry-arrivals";

import { Fault } from "./sender-table";

/** The backends of the team's own that are read from. */
export function BackendList({ backends, nowMs }: { backends: readonly Backend[]; nowMs: number }) {
  return (
    <ul className="rounded-md border border-line">
      {backends.map(({ name, kind, signals, lastError }) => (
        <li key={name} className="border-b border-line px-4 py-2 last:border-b-0">
          <span className="font-medium">{name}</span>{" "}
          <span className="text-muted">
            {kind}: {signals.join(", ")}
          </span>
          <Fault error={lastError} nowMs={nowMs} />
        </li>
      ))}
    </ul>
  );
}
