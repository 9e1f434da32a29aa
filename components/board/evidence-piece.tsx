"use client";

import { RotateCw } from "lucide-react";

import { FrozenEvidence } from "@/components/charts/frozen-evidence";
import type { WindowMark } from "@/components/charts/window-marks";
import { Markdown } from "@/components/markdown/markdown";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { cn } from "@/lib/cn";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import type { Evidence } from "@/lib/timeline/state";

import { Compared } from "./compared";
import { EventLink } from "./event-link";
import { canCompare, useCompare } from "./use-compare";
import { When } from "./when";

export interface EvidencePieceProps {
  piece: Evidence;
  marks: readonly WindowMark[];
}

/** One thing that was seen: what it says, what it rests on, how much it weighs, and what it could not see. */
export function EvidencePiece({ piece, marks }: EvidencePieceProps) {
  const { statement, weight, test, blindSpot, compared, sourceSeq, frozen, by, seq, at } = piece;
  const comparedResult = compared?.comparison === "changed" ? compared.frozen : null;
  return (
    <li className="flex flex-col gap-0.5 border-l-2 border-line pl-2.5">
      <Markdown text={statement} plain={by.kind === "machine"} />
      <p className="flex flex-wrap items-center gap-x-1.5 text-meta text-subtle">
        <Avatar name={by.name} seed={by.id} size="sm" decorative />
        <span className="text-muted">{by.name}</span>
        <span>
          <When at={at} /> · <EventLink seq={seq} />
        </span>
        {sourceSeq !== null && (
          <span>
            · rests on <EventLink seq={sourceSeq} />
          </span>
        )}
        {weight !== null && (
          <span className="tabular-nums">
            · weighs {weight > 0 ? "+" : ""}
            {weight.toFixed(1)}
          </span>
        )}
        {test !== null && <span>· test: {test.replaceAll("-", " ")}</span>}
      </p>
      {blindSpot !== "" && (
        <p className="text-meta text-muted [overflow-wrap:anywhere]">
          <span className="text-subtle">Cannot see: </span>
          {blindSpot}
        </p>
      )}
      {frozen && (
        <div className={cn("grid grid-cols-1 gap-x-4", comparedResult && "tablet:grid-cols-2")}>
          <Frozen frozen={frozen} title={statement} marks={marks} />
          {compared && comparedResult && (
            <Frozen frozen={comparedResult} title={`${statement}, now`} marks={marks} />
          )}
        </div>
      )}
      {compared && <Compared compared={compared} />}
      {frozen && <Query frozen={frozen} />}
      {canCompare(piece) && <Again evidenceId={piece.id} />}
    </li>
  );
}

type Shown = { result?: unknown } & NonNullable<Evidence["frozen"]>;

function Frozen({ frozen, title, marks }: { frozen: Shown; title: string; marks: readonly WindowMark[] }) {
  const { zone } = useRoomActions();
  const { state } = useRoomData();
  const { result, resultHash } = frozen;
  if (!result || !resultHash) return null;
  return (
    <FrozenEvidence
      frozen={{ ...frozen, result, resultHash }}
      title={title}
      zone={zone}
      incident={state.number}
      marks={marks}
    />
  );
}

/** What was asked, when for, and the mark of what came back. */
function Query({ frozen: { source, query, from, to, resultHash } }: { frozen: Shown }) {
  return (
    <details className="mt-1 rounded-md border border-line bg-sunken px-2 py-1 text-meta text-muted">
      <summary>Frozen query on {source}</summary>
      <pre className="mt-1 overflow-x-auto whitespace-pre-wrap [overflow-wrap:anywhere]">{query}</pre>
      <p className="mt-1">
        <When at={from} /> to <When at={to} />
      </p>
      {resultHash && <CopyId value={resultHash} className="[overflow-wrap:anywhere]" />}
    </details>
  );
}

function Again({ evidenceId }: { evidenceId: string }) {
  const { mayAct } = useRoomActions();
  const { pending, compare } = useCompare(evidenceId);
  if (!mayAct) return null;
  return (
    <Button size="sm" variant="ghost" className="-ml-2 self-start" pending={pending} onClick={compare}>
      <RotateCw aria-hidden />
      Run again and compare
    </Button>
  );
}
