import { FrozenEvidence } from "@/components/charts/frozen-evidence";
import { Markdown } from "@/components/markdown/markdown";
import { Avatar } from "@/components/ui/avatar";
import { CopyId } from "@/components/ui/copy-id";
import { StanceMark } from "@/components/ui/stance-mark";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import type { Evidence } from "@/lib/timeline/state";
import { type Stance, stances } from "@/lib/timeline/vocabulary";

import { EventLink } from "./event-link";
import { When } from "./when";

const headings: Readonly<Record<Stance, string>> = { for: "For", against: "Against", neutral: "Neutral" };
const none: Readonly<Record<Stance, string>> = {
  for: "Nothing speaks for it yet.",
  against: "Nothing speaks against it yet. Look for what would refute it.",
  neutral: "",
};

/** What was asked of the telemetry, when for, and what came back: kept as it was. */
function Frozen({ frozen, title }: { frozen: NonNullable<Evidence["frozen"]>; title: string }) {
  const { zone } = useRoomActions();
  const { state } = useRoomData();
  const { result, resultHash } = frozen;
  return (
    <>
      {result && resultHash && (
        <FrozenEvidence
          frozen={{ ...frozen, result, resultHash }}
          title={title}
          zone={zone}
          incident={state.number}
        />
      )}
      <details className="mt-1 rounded-md border border-line bg-sunken px-2 py-1 text-meta text-muted">
        <summary>Frozen query on {frozen.source}</summary>
        <pre className="mt-1 overflow-x-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
          {frozen.query}
        </pre>
        <p className="mt-1">
          <When at={frozen.from} /> to <When at={frozen.to} />
        </p>
        {resultHash && <CopyId value={resultHash} className="[overflow-wrap:anywhere]" />}
      </details>
    </>
  );
}

function Piece({ piece: { statement, weight, sourceSeq, frozen, by, seq, at } }: { piece: Evidence }) {
  return (
    <li className="flex flex-col gap-0.5 border-l-2 border-line pl-2.5">
      <Markdown text={statement} />
      {frozen && <Frozen frozen={frozen} title={statement} />}
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
      </p>
    </li>
  );
}

/** Everything that was seen, by which way it speaks, the oldest first. */
export function EvidenceLedger({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <section aria-label="Evidence" className="flex flex-col gap-3">
      {stances.map((stance) => {
        const pieces = evidence.filter((piece) => piece.stance === stance);
        if (pieces.length === 0 && none[stance] === "") return null;
        return (
          <section key={stance} aria-label={`Evidence: ${headings[stance]}`}>
            <h3 className="mb-1 flex items-center gap-1.5 text-meta font-medium text-muted">
              <StanceMark stance={stance} word={headings[stance]} />
              <span className="font-normal text-subtle tabular-nums">{pieces.length}</span>
            </h3>
            {pieces.length === 0 ? (
              <p className="text-subtle">{none[stance]}</p>
            ) : (
              <ul className="flex flex-col gap-2">
                {pieces.map((piece) => (
                  <Piece key={piece.id} piece={piece} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </section>
  );
}
