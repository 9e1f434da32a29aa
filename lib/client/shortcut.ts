/** What opens the palette also closes it. */
export const PALETTE_KEYS = "mod k";

/** The part of a keyboard event that a shortcut is read from. */
export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/**
 * A key press in the notation of shortcuts: `c`, `?`, `mod k`, `shift enter`, `alt arrowup`. `mod` is Ctrl, or Cmd
 * on a Mac. Shift is not said of a key that types another character with it (`?`, `C`).
 */
export function pressName({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const name = key === " " ? "space" : key.toLowerCase();
  const held = [
    (ctrlKey || metaKey) && "mod",
    altKey && "alt",
    shiftKey && (name.length > 1 || isLetter(name)) && "shift",
  ].filter(Boolean);
  return [...held, name].join(" ");
}

function isLetter(name: string): boolean {
  return name.toUpperCase() !== name.toLowerCase();
}

/** Keys that are pressed one after the other are parted by `then`: `g then i`. */
function shortcutSteps(shortcut: string): readonly string[] {
  return shortcut.split(" then ");
}

/** How long the second key of a sequence may take, in milliseconds. */
export const SEQUENCE_MS = 1_200;

export type Waiting = { pressed: readonly string[]; untilMs: number } | null;

/** What a press makes of what was pressed before: the index of the shortcut that it completes, or what it waits for. */
export function matchPress(
  shortcuts: readonly string[],
  press: string,
  waiting: Waiting,
  nowMs: number,
): { index: number; waiting: Waiting } {
  const before = waiting && nowMs <= waiting.untilMs ? waiting.pressed : [];
  for (const pressed of before.length > 0 ? [[...before, press], [press]] : [[press]]) {
    const starts = shortcuts.map((shortcut) => {
      const steps = shortcutSteps(shortcut);
      return pressed.every((key, at) => steps[at] === key) ? steps.length - pressed.length : -1;
    });
    // The latest registered wins: a room may take a key that the site also knows.
    const index = starts.lastIndexOf(0);
    if (index >= 0) return { index, waiting: null };
    if (starts.some((left) => left > 0))
      return { index: -1, waiting: { pressed, untilMs: nowMs + SEQUENCE_MS } };
  }
  return { index: -1, waiting: null };
}

const symbols: Readonly<Record<string, readonly [other: string, mac: string]>> = {
  mod: ["Ctrl", "⌘"],
  alt: ["Alt", "⌥"],
  shift: ["Shift", "⇧"],
  enter: ["Enter", "↵"],
  escape: ["Esc", "Esc"],
  arrowup: ["↑", "↑"],
  arrowdown: ["↓", "↓"],
  arrowleft: ["←", "←"],
  arrowright: ["→", "→"],
  space: ["Space", "Space"],
};

/** A shortcut as people read it: one list of keys per step. */
export function shortcutKeys(shortcut: string, mac: boolean): readonly (readonly string[])[] {
  return shortcutSteps(shortcut).map((step) =>
    step.split(" ").map((key) => symbols[key]?.[mac ? 1 : 0] ?? (key.length === 1 ? key.toUpperCase() : key)),
  );
}

/** Whether a browser runs on Apple's keyboards. */
export function isMac(userAgent: string): boolean {
  return /Mac|iPhone|iPad/.test(userAgent);
}
