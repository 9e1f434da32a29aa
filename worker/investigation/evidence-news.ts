import type { EvidenceDraft } from "@/lib/investigation/evidence";
import { draftOf } from "@/lib/server/investigation-log";
import { identityOf } from "@/lib/telemetry/identity";
import type { EventDraft } from "@/lib/timeline/event";
import { lookup, type RoomState } from "@/lib/timeline/state";

/**
 * What an investigation has found that is not in the log as its own yet. What an earlier one has found too is written
 * again, under another id, since a log takes an id once: what is not written again counts no longer.
 */
export function evidenceNews(
  { investigationId }: { investigationId: string },
  hypotheses: RoomState["hypotheses"],
  pieces: readonly EvidenceDraft[],
): readonly EventDraft<"evidence_added">[] {
  return pieces.flatMap((piece) => {
    const known = lookup(hypotheses, piece.hypothesisId)?.evidence ?? [];
    const finders = new Map(known.map((one) => [one.id, one.investigationId]));
    const isFoundBefore = (finders.get(piece.evidenceId) ?? investigationId) !== investigationId;
    const evidenceId = isFoundBefore
      ? `evidence:${identityOf([piece.evidenceId, investigationId])}`
      : piece.evidenceId;
    if (finders.has(evidenceId)) return [];
    const payload = { ...piece, evidenceId, investigationId };
    return [draftOf({ investigationId }, evidenceId, { type: "evidence_added", payload })];
  });
}
