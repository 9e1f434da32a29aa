import { Circle, CircleCheck, CircleDot, CircleSlash, type LucideIcon } from "lucide-react";

import type { TaskState } from "@/lib/timeline/vocabulary";

export const taskIcons: Readonly<Record<TaskState, LucideIcon>> = {
  open: Circle,
  doing: CircleDot,
  done: CircleCheck,
  dropped: CircleSlash,
};
