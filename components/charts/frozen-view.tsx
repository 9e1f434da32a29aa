import Link from "next/link";
import type { ReactNode } from "react";

import type { FrozenEvidence } from "@/lib/timeline/frozen";
import type { Zone } from "@/lib/timeline/zone";

import { frozenHref } from "./frozen-href";
import { FrozenChart } from "./frozen-chart";
import { FrozenPattern } from "./frozen-pattern";
import { FrozenTrace } from "./frozen-trace";

export interface FrozenViewProps {
  frozen: FrozenEvidence;
  title: string;
  zone: Zone;
  /** The incident that the explorer is opened with. */
  incident: number;
}

/** Evidence as it was when it was frozen, and the way to what the sources say now. */
export function FrozenView({ frozen, title, zone, incident }: FrozenViewProps) {
  const { source, query } = frozen;
  return (
    <figure className="mt-1 max-w-160">
      {drawing(frozen, title, zone)}
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

function drawing({ from, to, result }: FrozenEvidence, title: string, zone: Zone): ReactNode {
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  switch (result.kind) {
    case "lines":
      return <FrozenChart {...{ result, title, zone, window }} />;
    case "pattern":
      return <FrozenPattern {...{ result, title, zone, window }} />;
    case "trace":
      return <FrozenTrace {...{ result, title, zone }} />;
    case "figures":
      return (
        <pre className="max-h-60 overflow-auto text-meta whitespace-pre-wrap text-muted">
          {JSON.stringify(result.figures, null, 2)}
        </pre>
      );
    default:
      return <p className="text-meta text-subtle">This version cannot draw what was frozen.</p>;
  }
}
