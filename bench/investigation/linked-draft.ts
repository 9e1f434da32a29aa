import type { Change } from "@/lib/changes/change";
import { DIFF_LIMIT, MOST_CHANGED, TITLE_LIMIT } from "@/lib/timeline/limits";
import type { PayloadInputs } from "@/lib/timeline/payloads";

type Kind = PayloadInputs["change_linked"]["kind"];

const kinds: Readonly<Record<Change["kind"], Kind>> = {
  deploy: "deploy",
  canary: "deploy",
  commit: "deploy",
  configuration: "configuration",
  flag: "flag",
  infrastructure: "infrastructure",
  schema: "schema",
  other: "deploy",
};

/** A recorded change as it is linked to an incident, so many milliseconds later. */
export function linkedDraft(change: Change, shiftMs: number): PayloadInputs["change_linked"] {
  const { id, kind, title, author, services, files, diff, atUs, completedUs } = change;
  const at = (us: number) => new Date(us / 1_000 + shiftMs).toISOString();
  return {
    changeId: id,
    kind: kinds[kind],
    title: short(title.split("\n")[0] ?? "") || id,
    changedAt: at(atUs),
    services: services.slice(0, MOST_CHANGED).map(short),
    files: files.slice(0, MOST_CHANGED).map(short),
    ...(completedUs !== null && { completedAt: at(completedUs) }),
    ...(author !== null && { author: short(author) }),
    ...(diff !== null && { diff: diff.slice(0, DIFF_LIMIT) }),
  };
}

function short(text: string): string {
  return text.slice(0, TITLE_LIMIT);
}
