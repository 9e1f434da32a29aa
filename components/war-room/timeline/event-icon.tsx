import {
  Activity,
  Bell,
  ChartLine,
  GitCommitHorizontal,
  Lightbulb,
  type LucideIcon,
  Megaphone,
  MessageSquare,
  PencilLine,
  Scale,
  SquareCheck,
  Telescope,
  Users,
} from "lucide-react";

import type { Group } from "@/lib/timeline/timeline-entry";

/** One shape per kind of event, so that the eye finds them. */
const groupIcons: Readonly<Record<Group, LucideIcon>> = {
  notes: MessageSquare,
  updates: Megaphone,
  decisions: Scale,
  state: Activity,
  people: Users,
  tasks: SquareCheck,
  evidence: ChartLine,
  hypotheses: Lightbulb,
  alerts: Bell,
  changes: GitCommitHorizontal,
  investigations: Telescope,
  record: PencilLine,
};

export function GroupIcon({ group, className }: { group: Group; className?: string }) {
  const Icon = groupIcons[group];
  return <Icon aria-hidden strokeWidth={1.75} className={className} />;
}
