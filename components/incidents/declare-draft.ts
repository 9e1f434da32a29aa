import { randomId } from "@/lib/client/random-id";
import { textOf } from "@/lib/client/use-submit";

import { type DeclareFields, emptyDeclaration, kindOf } from "./declaration";

/** What is being declared: closing the dialog by mistake loses nothing, and a second try is the same command. */
export type DeclareDraft = { commandId: string; fields: DeclareFields };

let kept: DeclareDraft | null = null;

/** The draft of this tab, or a new one. */
export function currentDraft(): DeclareDraft {
  kept ??= { commandId: randomId(), fields: emptyDeclaration };
  return kept;
}

export function keepDraft(fields: DeclareFields): void {
  kept = { ...currentDraft(), fields };
}

/** Declared, or given up: the next one is another command. */
export function forgetDraft(): void {
  kept = null;
}

/** The same words as a new command, for when the old one has turned out to be declared already. */
export function renewDraft(): void {
  kept = { ...currentDraft(), commandId: randomId() };
}

export function fieldsOf(form: FormData): DeclareFields {
  return {
    title: textOf(form, "title"),
    summary: textOf(form, "summary"),
    severity: textOf(form, "severity"),
    status: textOf(form, "status"),
    kind: kindOf(textOf(form, "kind")),
    restricted: form.get("restricted") === "on",
    impactStartedAt: textOf(form, "impactStartedAt"),
    occurredAt: textOf(form, "occurredAt"),
  };
}
