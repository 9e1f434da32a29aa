import { describe, expect, it } from "vitest";

import { type KeyPress, matchPress, pressName, SEQUENCE_MS, shortcutKeys } from "./shortcut";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("the name of a key press", () => {
  it.each([
    [press("c"), "c"],
    [press("C", { shiftKey: true }), "shift c"],
    [press("?", { shiftKey: true }), "?"],
    [press("k", { ctrlKey: true }), "mod k"],
    [press("k", { metaKey: true }), "mod k"],
    [press("Enter", { shiftKey: true, ctrlKey: true }), "mod shift enter"],
    [press("ArrowUp", { altKey: true }), "alt arrowup"],
    [press(" "), "space"],
  ])("%j is %s", (event, name) => {
    expect(pressName(event)).toBe(name);
  });
});

describe("matching presses to shortcuts", () => {
  const shortcuts = ["c", "g then i", "g then s", "i"];

  it("finds a single key", () => {
    expect(matchPress(shortcuts, "c", null, 0)).toEqual({ index: 0, waiting: null });
  });

  it("waits for the second key of a sequence, then finds it before the single key", () => {
    const first = matchPress(shortcuts, "g", null, 0);
    expect(first.index).toBe(-1);
    expect(matchPress(shortcuts, "i", first.waiting, 100)).toEqual({ index: 1, waiting: null });
  });

  it("forgets a sequence after a while", () => {
    const first = matchPress(shortcuts, "g", null, 0);
    expect(matchPress(shortcuts, "i", first.waiting, SEQUENCE_MS + 1)).toEqual({ index: 3, waiting: null });
  });

  it("takes a key that ends no sequence for itself", () => {
    const first = matchPress(shortcuts, "g", null, 0);
    expect(matchPress(shortcuts, "c", first.waiting, 10)).toEqual({ index: 0, waiting: null });
    const again = matchPress(shortcuts, "g", first.waiting, 10);
    expect(again.waiting?.pressed).toEqual(["g"]);
  });

  it("leaves other keys alone", () => {
    expect(matchPress(shortcuts, "mod c", null, 0)).toEqual({ index: -1, waiting: null });
  });

  it("prefers what was registered last", () => {
    expect(matchPress(["c", "c"], "c", null, 0).index).toBe(1);
  });
});

describe("a shortcut as people read it", () => {
  it("names the keys of their machine", () => {
    expect(shortcutKeys("mod k", false)).toEqual([["Ctrl", "K"]]);
    expect(shortcutKeys("mod k", true)).toEqual([["⌘", "K"]]);
    expect(shortcutKeys("g then i", false)).toEqual([["G"], ["I"]]);
    expect(shortcutKeys("shift enter", false)).toEqual([["Shift", "Enter"]]);
  });
});
