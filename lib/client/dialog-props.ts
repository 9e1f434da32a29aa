import type { RoomDialog } from "./room-context";

/** What a form of the room is given. */
export type DialogOf<K extends RoomDialog["kind"]> = {
  dialog: Extract<RoomDialog, { kind: K }>;
  onClose: () => void;
};
