/** Attributes that `TooltipLayer` shows on hover and focus. They work on any element, rendered on the server or not. */
export interface TipAttributes {
  "data-tip": string;
  "data-tip-keys"?: string;
}

/** Gives an element a tooltip; `keys` is its shortcut, as in `tip("Declare an incident", "C")`. */
export function tip(text: string, keys?: string): TipAttributes {
  return keys ? { "data-tip": text, "data-tip-keys": keys } : { "data-tip": text };
}
