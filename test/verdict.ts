import type { EventActor } from "@/lib/timeline/event";
import type { EventType, PayloadInputs } from "@/lib/timeline/payloads";
import { advance, emptyRoom } from "@/lib/timeline/room";
import { refuse, targetOf } from "@/lib/timeline/rules";

import { request } from "./log-request";
import { ana, INCIDENT, type Line, logOf } from "./sample-log";

type Options = { by?: EventActor; mayEditOthers?: boolean };

/** The code with which a proposal is refused after some lines, or null where it is taken. */
export function verdict<T extends EventType>(
  lines: readonly Line[],
  type: T,
  payload: PayloadInputs[T],
  { by = ana, mayEditOthers = false }: Options = {},
): string | null {
  const { state, events } = advance(emptyRoom(INCIDENT), logOf(lines));
  const { draft } = request(INCIDENT, type, payload);
  const seq = targetOf(draft);
  const target = seq === null ? null : (events[seq - 1] ?? null);
  return refuse(state, { draft, actor: by, target, mayEditOthers })?.code ?? null;
}
