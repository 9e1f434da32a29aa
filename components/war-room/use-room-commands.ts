"use client";

import type { RoomActions, RoomDialog } from "@/lib/client/room-context";
import { useCommands } from "@/lib/client/use-commands";
import type { ShownView } from "@/lib/timeline/room-views";
import type { RoomState } from "@/lib/timeline/state";
import { severities, statuses } from "@/lib/timeline/vocabulary";
import { capital, severityWords, statusWords } from "@/lib/timeline/words";

export interface RoomCommandsInput {
  state: RoomState;
  actions: RoomActions;
  setView: (view: ShownView) => void;
}

const GROUP = "This incident";

/** Everything that the room can do, for the palette and the keyboard. */
export function useRoomCommands({
  state,
  actions: { open, append, may, mayAct, me },
  setView,
}: RoomCommandsInput): void {
  const show = (title: string, view: ShownView, shortcut: string) => ({
    id: `room.view.${view}`,
    title,
    group: "View",
    shortcut,
    run: () => setView(view),
  });
  const form = (title: string, dialog: RoomDialog, shortcut?: string, keywords: readonly string[] = []) => ({
    id: `room.${dialog.kind}`,
    title,
    group: GROUP,
    keywords,
    ...(shortcut && { shortcut }),
    run: () => open(dialog),
  });

  const joined = Object.hasOwn(state.responders, me.id);
  useCommands([
    show("Show the timeline", "timeline", "1"),
    show("Show the board", "board", "2"),
    show("Show timeline and board", "split", "3"),
    ...(mayAct
      ? [
          form("Post an update…", { kind: "update" }, "u", [
            "conditions",
            "actions",
            "needs",
            "stakeholders",
          ]),
          form("Change the severity with a reason…", { kind: "severity" }, "s"),
          form("Change the status with a reason…", { kind: "status" }, "shift s"),
          form("Assign a role…", { kind: "role" }, "r", ["commander", "hand over"]),
          form("Add a task…", { kind: "task" }, "t"),
          form("Investigate…", { kind: "investigate" }, "i", ["analyse", "look into", "steer", "machine"]),
          form("Propose a hypothesis…", { kind: "propose" }, "h", ["cause", "suspect"]),
          form("Set a milestone…", { kind: "milestone" }, "m", ["impact started", "detected"]),
          form("Edit the summary…", { kind: "summary" }),
          {
            id: "room.join",
            title: joined ? "Leave the responders" : "Join as a responder",
            group: GROUP,
            run: () =>
              append({ type: joined ? "responder_left" : "responder_joined", payload: { person: me } }),
          },
          ...severities
            .filter((severity) => severity !== state.severity)
            .map((severity) => ({
              id: `room.severity.${severity}`,
              title: `Severity: ${capital(severityWords[severity])}`,
              group: GROUP,
              run: () => append({ type: "severity_changed", payload: { severity } }),
            })),
          ...statuses
            .filter((status) => status !== state.status && status !== "merged")
            .map((status) => ({
              id: `room.status.${status}`,
              title: `Status: ${capital(statusWords[status])}`,
              group: GROUP,
              run: () => append({ type: "status_changed", payload: { status } }),
            })),
        ]
      : []),
    ...(may("restrict incidents")
      ? [form("Who may see it…", { kind: "access" }, undefined, ["restrict"])]
      : []),
    ...(mayAct && may("merge incidents") ? [form("Merge into another incident…", { kind: "merge" })] : []),
  ]);
}
