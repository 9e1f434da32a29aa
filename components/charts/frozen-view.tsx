import Link from "next/link";
import type { ReactNode } from "react";

import type { FrozenEvidence } from "@/lib/timeline/frozen";
import type { Zone } from "@/lib/timeline/zone";

import { frozenHref } from "./frozen-href";
import { FrozenChart } from "./frozen-chart";
import { FrozenFigures } from "./frozen-figures";
import { FrozenPattern } from "./frozen-pattern";
import { FrozenTrace } from "./frozen-trace";
import { marksInside, type WindowMark } from "./window-marks";

export interface FrozenViewProps {
  frozen: FrozenEvidence;
  title: string;
  zone: Zone;
  /** The incident that the explorer is opened with. */
  incident: number;
  /** Moments to draw as lines where they lie in its window. */
  marks?: readonly WindowMark[];
}

const none: readonly WindowMark[] = [];

/** Evidence as it was when it was frozen, and the way to what the sources say now. */
export function FrozenView({ frozen, title, zone, incident, marks = none }: FrozenViewProps) {
  const { source, query } = frozen;
  return (
    <figure className="mt-1 max-w-160">
      {drawing(frozen, title, zone, marks)}
      <figcaption className="flex h-5 min-w-0 items-center gap-2 text-meta text-subtle">
        <span className="min-w-0 truncate" title={`${source}: ${query}`}>
          Frozen, from {source}
        </span>
        <Link
          href={frozenHref(frozen, incident)}
          prefetch={false}
          className="shrink-0 text-link hover:underline"
        >
          Open in the explorer
        </Link>
      </figcaption>
    </figure>
  );
}

function drawing(
  { from, to, result }: FrozenEvidence,
  title: string,
  zone: Zone,
  known: readonly WindowMark[],
): ReactNode {
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  const marks = marksInside(known, window);
  switch (result.kind) {
    case "lines":
      return <FrozenChart {...{ result, title, zone, window, marks }} />;
    case "pattern":
      return <FrozenPattern {...{ result, title, zone, window, marks }} />;
    case "trace":
      return <FrozenTrace {...{ result, title, zone }} />;
    case "figures":
      return <FrozenFigures figures={result.figures} zone={zone} />;
    default:
      return <p className="text-meta text-subtle">This version cannot draw what was frozen.</p>;
  }
}
