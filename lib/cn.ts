import { clsx, type ClassValue } from "clsx";
import { createTailwindMerge } from "tailwind-merge";

const sides = (name: string) => ["", "x", "y", "t", "r", "b", "l", "s", "e"].map((side) => `${name}${side}`);
const any = [() => true];

/**
 * Tailwind-merge with only the groups that this design system uses. Its stock table takes `text-meta` for a colour,
 * because it does not know our type scale, and is three times as large, which every page would pay for.
 */
const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    display: [
      "block",
      "inline",
      "inline-block",
      "flex",
      "inline-flex",
      "grid",
      "inline-grid",
      "hidden",
      "contents",
      "sr-only",
    ],
    position: ["static", "fixed", "absolute", "relative", "sticky"],
    size: [{ size: any }],
    w: [{ w: any }],
    "min-w": [{ "min-w": any }],
    "max-w": [{ "max-w": any }],
    h: [{ h: any }],
    "min-h": [{ "min-h": any }],
    "max-h": [{ "max-h": any }],
    ...Object.fromEntries([...sides("p"), ...sides("m")].map((name) => [name, [{ [name]: any }]])),
    gap: [{ gap: any }],
    flex: [{ flex: ["1", "auto", "none", "initial"] }],
    direction: [{ flex: ["row", "col", "row-reverse", "col-reverse"] }],
    wrap: [{ flex: ["wrap", "nowrap"] }],
    grow: [{ grow: ["", "0"] }],
    shrink: [{ shrink: ["", "0"] }],
    items: [{ items: any }],
    justify: [{ justify: any }],
    self: [{ self: any }],
    inset: [{ inset: any }],
    top: [{ top: any }],
    right: [{ right: any }],
    bottom: [{ bottom: any }],
    left: [{ left: any }],
    z: [{ z: any }],
    overflow: [{ overflow: any }],
    "font-size": [{ text: ["meta", "work", "doc", "title"] }],
    "text-align": [{ text: ["left", "center", "right", "start", "end"] }],
    "text-wrap": [{ text: ["wrap", "nowrap", "balance", "pretty"] }],
    "text-color": [{ text: any }],
    "font-weight": [{ font: ["normal", "medium", "semibold"] }],
    "font-family": [{ font: ["sans", "mono"] }],
    numerals: ["tabular-nums", "proportional-nums"],
    whitespace: [{ whitespace: any }],
    leading: [{ leading: any }],
    bg: [{ bg: any }],
    rounded: [{ rounded: any }],
    "border-width": [{ border: ["", "0", "2"] }],
    "border-side": [{ border: ["x", "y", "t", "r", "b", "l"] }],
    "border-style": [{ border: ["solid", "dashed", "none"] }],
    "border-color": [{ border: any }],
    opacity: [{ opacity: any }],
    cursor: [{ cursor: any }],
  },
  conflictingClassGroups: {
    size: ["w", "h"],
    p: sides("p").slice(1),
    px: ["pl", "pr"],
    py: ["pt", "pb"],
    m: sides("m").slice(1),
    mx: ["ml", "mr"],
    my: ["mt", "mb"],
    inset: ["top", "right", "bottom", "left"],
    "font-size": ["leading"],
  },
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: [],
}));

/** Joins class names; of two that set the same property, the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
