"use client";
import { TriangleAlert } from "lucide-react";

import { clockTime } from "@/lib/timeline/zone";
import type { CoverageShape } from "@/lib/wire/telemetry";

import { useEvidence } from "./evidence-context";

/** What of the window could not be had: said once, beside the window. It takes no room from what is drawn. */
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
    <details className="relative text-work max-tablet:static">
      <summary
        title={lines[0]}
        className="flex h-7 list-none items-center gap-1.5 rounded-md border border-warning/40 bg-warning-soft px-2 whitespace-nowrap text-fg pointer-coarse:h-10"
      >
        <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warning" />
        {lines.length}
        {/* A phone has no room for the word beside the window's time. */}
        <span className="max-tablet:sr-only">{lines.length === 1 ? " gap" : " gaps"}</span>
        <span className="sr-only"> in this window</span>
      </summary>
      <ul className="absolute top-full right-0 z-20 mt-1 max-tablet:inset-x-4 max-tablet:w-auto flex max-h-96 w-96 max-w-[calc(100vw-2rem)] list-disc flex-col gap-1 overflow-y-auto rounded-md border border-line-strong bg-raised py-2 pr-3 pl-7 text-muted">
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
