import { isStorableText } from "@/lib/timeline/storable";
import type { FieldError } from "@/lib/wire/problem";

export interface TextRule {
  path: string;
  limit: number;
  /** What to say where it is empty and must not be. */
  missing?: string;
}

/** What is wrong with a text that a person typed, already trimmed, before it is sent. */
export function textFaults(value: string, { path, limit, missing }: TextRule): readonly FieldError[] {
  if (value === "") return missing === undefined ? [] : [{ path, reason: missing }];
  if (value.length > limit)
    return [{ path, reason: `At most ${limit} characters: this has ${value.length}.` }];
  return isStorableText(value)
    ? []
    : [{ path, reason: "This holds a character that cannot be stored. Type it again." }];
}
