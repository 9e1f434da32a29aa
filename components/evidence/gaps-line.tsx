"use client";
import { TriangleAlert } from "lucide-react";

import { clockTime } from "@/lib/timeline/zone";
import type { CoverageShape } from "@/lib/wire/telemetry";

import { useEvidence } from "./evidence-context";

/** What of the window could not be had: said once, above everything that is drawn from it. */
export function GapsLine({ coverage }: { coverage: CoverageShape }) {
  const { zone } = useEvidence();
  const { gaps, silences, clockSkew, dropped, missingParents } = coverage;
  const left = Object.entries(dropped).filter(([, count]) => count > 0);
  const lines = [
    ...gaps.map(({ source, signal, reason }) => `${source}, ${signal}: ${reason}`),
    ...silences.map(
      ({ signal, from, to }) =>
        `Nobody sent ${signal} from ${clockTime(zone, Date.parse(from), true)} to ${clockTime(zone, Date.parse(to), true)}.`,
    ),
    ...clockSkew.map(
      ({ caller, callee, offsetSeconds }) =>
        `The clock of ${callee} is at least ${Math.abs(offsetSeconds).toFixed(1)} s ${offsetSeconds > 0 ? "ahead of" : "behind"} that of ${caller}.`,
    ),
    ...left.map(([what, count]) => `${count} ${words.get(what) ?? what} were left out: there are too many.`),
    ...(missingParents > 0 ? [`${missingParents} spans name a parent that never came.`] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <details className="border-b border-warning/25 bg-warning-soft text-work">
      <summary className="flex min-h-8 list-none items-center gap-2 px-4 py-1 text-fg">
        <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warning" />
        <span className="min-w-0 truncate">
          {lines.length === 1
            ? lines[0]
            : `${lines.length} things are missing or unsure in this window. ${lines[0]}`}
        </span>
      </summary>
      <ul className="list-disc px-4 pb-2 pl-10 text-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

const words = new Map([
  ["patterns", "log patterns"],
  ["logLines", "log lines"],
  ["edges", "calls between services"],
]);
