import type { NewDraft } from "@/lib/client/pending";
import type { RoomActions } from "@/lib/client/room-context";
import { refuse } from "@/lib/timeline/rules";
import type { RoomState } from "@/lib/timeline/state";
import { type Outcome, success } from "@/lib/wire/problem";

/** Appends what a form made, unless the rules of the log would refuse it: then it says why, and nothing is sent. */
export function appendDraft(
  draft: Outcome<NewDraft>,
  state: RoomState,
  { append, me }: Pick<RoomActions, "append" | "me">,
): Outcome<null> {
  if (!draft.ok) return draft;
  const refusal = refuse(state, {
    draft: { ...draft.value, commandId: "" },
    actor: { kind: "person", ...me },
    target: null,
    mayEditOthers: false,
  });
  if (refusal) {
    const { code, detail, field } = refusal;
    return {
      ok: false,
      problem: { code, detail, ...(field && { errors: [{ path: field, reason: detail }] }) },
    };
  }
  append(draft.value);
  return success(null);
}
