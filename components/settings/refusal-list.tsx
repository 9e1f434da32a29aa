import type { Refused } from "@/lib/wire/telemetry-arrivals";

import { Fault } from "./fault";

/** What was last not taken, of whom, and why. */
export function RefusalList({ refused, nowMs }: { refused: readonly Refused[]; nowMs: number }) {
  return (
    <ul className="rounded-md border border-line">
      {refused.map(({ sender, signal, at, reason, times }) => (
        <li key={`${sender} ${signal} ${at}`} className="border-b border-line px-4 py-2 last:border-b-0">
          <span className="font-medium wrap-anywhere">{sender}</span>{" "}
          <span className="text-muted">
            {signal}
            {times > 1 && `, ${times} times`}
          </span>
          <Fault error={{ at, reason }} nowMs={nowMs} />
        </li>
      ))}
    </ul>
  );
}
