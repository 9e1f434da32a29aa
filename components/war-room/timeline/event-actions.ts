import { copyText } from "@/components/ui/copy-text";
import { toast } from "@/components/ui/toast";
import type { RoomActions } from "@/lib/client/room-context";
import type { IncidentEvent } from "@/lib/timeline/event";
import { seqFragment } from "@/lib/timeline/room-views";
import { isOfType } from "@/lib/timeline/step";

/** Pins or unpins; unpinning can be taken back. */
export function togglePin({ append }: Pick<RoomActions, "append">, seq: number, pinned: boolean): void {
  append({ type: "event_pinned", payload: { targetSeq: seq, pinned: !pinned } });
  if (pinned)
    toast({
      title: "Unpinned.",
      action: {
        label: "Undo",
        run: () => append({ type: "event_pinned", payload: { targetSeq: seq, pinned: true } }),
      },
    });
}

export async function copyAndSay(text: string, said: string): Promise<void> {
  if (await copyText(text)) toast({ title: said });
  else toast({ tone: "danger", title: "The browser did not let us copy." });
}

export function copyEventLink(seq: number): Promise<void> {
  const link = new URL(window.location.href);
  link.search = "";
  link.hash = seqFragment(seq);
  return copyAndSay(link.href, "Link copied.");
}

/** One's own note, or anybody's for those who mend the record; only notes have words that can be mended. */
export function mayCorrect({ me, may }: Pick<RoomActions, "me" | "may">, event: IncidentEvent): boolean {
  if (event.payload === null || !may("take part in incidents")) return false;
  return event.actor.id === me.id || may("edit what others wrote");
}

const keptForGood = new Set(["event_redacted", "access_changed", "incident_merged", "incident_absorbed"]);

export function mayRedact({ may }: Pick<RoomActions, "may">, event: IncidentEvent): boolean {
  return may("redact events") && event.payload !== null && !keptForGood.has(event.type);
}

export const isNote = (event: IncidentEvent): boolean => isOfType(event, "note_added");
