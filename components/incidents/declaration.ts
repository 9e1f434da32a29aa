import { fieldProblem } from "@/lib/client/field-problem";
import { REASON_LIMIT, TITLE_LIMIT } from "@/lib/timeline/limits";
import { type DeclarableKind, declarableKinds, severities, statuses } from "@/lib/timeline/vocabulary";
import type { DeclareRequest } from "@/lib/wire/incidents";
import type { FieldError, Outcome } from "@/lib/wire/problem";

/** An incident becomes `merged` by being merged, not by a word. */
export const declarableStatuses = statuses.filter((status) => status !== "merged");

/** What stands in the form of the dialog. */
export type DeclareFields = {
  title: string;
  summary: string;
  severity: string;
  status: string;
  kind: DeclarableKind;
  restricted: boolean;
  /** As a `datetime-local` field gives it, in the person's own zone; empty where it is not known. */
  impactStartedAt: string;
  /** The same, for an incident that is entered afterwards. */
  occurredAt: string;
};

export const emptyDeclaration: DeclareFields = {
  title: "",
  summary: "",
  severity: "undetermined",
  status: "triage",
  kind: "real",
  restricted: false,
  impactStartedAt: "",
  occurredAt: "",
};

export function kindOf(word: string): DeclarableKind {
  return declarableKinds.find((kind) => kind === word) ?? "real";
}

/** A `datetime-local` value as an instant; undefined where it is empty, null where it is no time. */
function instantOf(local: string): string | undefined | null {
  if (local === "") return undefined;
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function timeFaults(path: string, at: string | undefined | null, nowMs: number): FieldError[] {
  if (at === null) return [{ path, reason: "Give a date and a time, or leave it empty." }];
  if (at !== undefined && Date.parse(at) > nowMs) return [{ path, reason: "This is in the future." }];
  return [];
}

function textFaults(title: string, summary: string): FieldError[] {
  const errors: FieldError[] = [];
  if (title === "") errors.push({ path: "title", reason: "Say in a few words what is broken." });
  if (title.length > TITLE_LIMIT)
    errors.push({
      path: "title",
      reason: `At most ${TITLE_LIMIT} characters: the rest belongs in the summary.`,
    });
  if (summary.length > REASON_LIMIT)
    errors.push({ path: "summary", reason: `At most ${REASON_LIMIT} characters: the rest can be a note.` });
  return errors;
}

/** What the form asks the server to declare, or what is wrong with it, by the names of the fields. */
export function declaration(
  fields: DeclareFields,
  commandId: string,
  nowMs: number,
): Outcome<DeclareRequest> {
  const title = fields.title.trim();
  const summary = fields.summary.trim();
  const impactStartedAt = instantOf(fields.impactStartedAt);
  const occurredAt = fields.kind === "backfilled" ? instantOf(fields.occurredAt) : undefined;
  const errors = [
    ...textFaults(title, summary),
    ...timeFaults("impactStartedAt", impactStartedAt, nowMs),
    ...timeFaults("occurredAt", occurredAt, nowMs),
  ];
  if (errors.length > 0) return fieldProblem(errors);
  return {
    ok: true,
    value: {
      commandId,
      title,
      summary,
      severity: severities.find((word) => word === fields.severity) ?? "undetermined",
      status: declarableStatuses.find((word) => word === fields.status) ?? "triage",
      kind: fields.kind,
      restricted: fields.restricted,
      ...(impactStartedAt && { impactStartedAt }),
      ...(occurredAt && { occurredAt }),
    },
  };
}
