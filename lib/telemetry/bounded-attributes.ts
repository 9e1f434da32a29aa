import { MAX_ATTRIBUTE_LENGTH, MAX_ATTRIBUTES } from "./limits";
import type { Attributes } from "./signals";

/** The same attributes where they are of usual size; else the first ones, with long keys and values cut off. */
export function boundedAttributes(attributes: Attributes): Attributes {
  const entries = Object.entries(attributes);
  if (
    entries.length <= MAX_ATTRIBUTES &&
    entries.every(
      ([key, value]) => key.length <= MAX_ATTRIBUTE_LENGTH && value.length <= MAX_ATTRIBUTE_LENGTH,
    )
  )
    return attributes;
  return Object.fromEntries(entries.slice(0, MAX_ATTRIBUTES).map(([key, value]) => [cut(key), cut(value)]));
}

function cut(text: string): string {
  return text.length <= MAX_ATTRIBUTE_LENGTH ? text : `${text.slice(0, MAX_ATTRIBUTE_LENGTH - 1)}…`;
}
