import { toast } from "@/components/ui/toast";
import { randomId } from "@/lib/client/random-id";
import type { RoomActions } from "@/lib/client/room-context";
import { TITLE_LIMIT } from "@/lib/timeline/limits";

/** Adds a task named by the first line of a note. */
export function taskFromNote({ append }: Pick<RoomActions, "append">, markdown: string): void {
  const [first = ""] = markdown.trim().split("\n");
  const title = first.length > TITLE_LIMIT ? `${first.slice(0, TITLE_LIMIT - 1)}…` : first;
  if (title === "") return;
  append({ type: "task_added", payload: { taskId: randomId(), title, owner: null } });
  toast({ title: "Task added.", detail: title });
}
