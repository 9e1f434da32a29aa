"use client";

import { useMemo, useState } from "react";

import { windowMarks } from "@/components/charts/window-marks";
import { StanceMark } from "@/components/ui/stance-mark";
import { useRoomData } from "@/lib/client/room-context";
import { type Evidence, type Hypothesis, presentEvidence } from "@/lib/timeline/state";
import { type Stance, stances } from "@/lib/timeline/vocabulary";

import { EvidencePiece, type EvidencePieceProps } from "./evidence-piece";

const headings: Readonly<Record<Stance, string>> = { for: "For", against: "Against", neutral: "Neutral" };
const none: Readonly<Record<Stance, string>> = {
  for: "Nothing speaks for it yet.",
  against: "Nothing speaks against it yet. Look for what would refute it.",
  neutral: "",
};

/**
 * Everything that was seen, by which way it speaks: what weighs most first, then the oldest. What was found by earlier
 * investigations lies below, folded.
 */
export function EvidenceLedger({ hypothesis }: { hypothesis: Hypothesis }) {
  const evidence = presentEvidence(hypothesis);
  const earlier = hypothesis.evidence.filter((piece) => !evidence.includes(piece));
  const { changes, alerts, milestones, investigations } = useRoomData().state;
  const marks = useMemo(
    () => windowMarks({ changes, alerts, milestones, investigations }),
    [changes, alerts, milestones, investigations],
  );
  return (
    <section aria-label="Evidence" className="flex flex-col gap-3">
      {stances.map((stance) => {
        const pieces = evidence
          .filter((piece) => piece.stance === stance)
          .toSorted((one, other) => Math.abs(other.weight ?? 0) - Math.abs(one.weight ?? 0));
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
              <Pieces pieces={pieces} marks={marks} />
            )}
          </section>
        );
      })}
      {earlier.length > 0 && <Earlier pieces={earlier} marks={marks} />}
    </section>
  );
}

type PiecesProps = { pieces: readonly Evidence[]; marks: EvidencePieceProps["marks"] };

/** Its charts are drawn for who looks. */
function Earlier({ pieces, marks }: PiecesProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="mb-2 text-meta text-subtle hover:text-fg">
        Found by earlier investigations <span className="tabular-nums">{pieces.length}</span>
      </summary>
      {isOpen && <Pieces pieces={pieces.toReversed()} marks={marks} />}
    </details>
  );
}

function Pieces({ pieces, marks }: PiecesProps) {
  return (
    <ul className="flex flex-col gap-2">
      {pieces.map((piece) => (
        <EvidencePiece key={piece.id} piece={piece} marks={marks} />
      ))}
    </ul>
  );
}
