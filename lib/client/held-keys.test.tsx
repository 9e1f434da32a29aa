import { describe, expect, it, vi } from "vitest";

import { createHeldKeys } from "./held-keys";

const keydown = (key: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key, cancelable: true, bubbles: true, ...more });

function held({ keep = true } = {}) {
  const keys = createHeldKeys();
  const giveUp = vi.fn<() => void>();
  const release = keys.hold({ keep, again: "mod k", giveUp });
  const press = (...names: string[]) => {
    for (const name of names) keys.press(keydown(name));
  };
  return { keys, giveUp, release, press };
}

describe("keys that are held back", () => {
  it("are the page's own again once nothing is on its way", () => {
    const { keys, release } = held();
    release();
    const event = keydown("r");
    expect(keys.press(event)).toBe(false);
    expect(event.defaultPrevented).toBe(false);
  });

  it("become a text, as in a field, and nothing else", () => {
    const { keys, press } = held();
    press("r", "o", "l", "l", "ArrowLeft", "Shift", "Backspace", "Enter", " ", "é", "😀", "x", "Backspace");
    expect(keys.take()).toBe("rol é😀");
    expect(keys.press(keydown("r"))).toBe(false);
    expect(keys.take()).toBe("");
  });

  it("lose a word with Ctrl and Backspace", () => {
    const { keys, press } = held();
    press("a", "b", " ", "c");
    keys.press(keydown("Backspace", { ctrlKey: true }));
    expect(keys.take()).toBe("ab ");
  });

  it("are forgotten where nothing asks for them", () => {
    const { keys, press } = held({ keep: false });
    press("r");
    expect(keys.take()).toBe("");
  });

  it.each([keydown("Escape"), keydown("k", { ctrlKey: true })])(
    "end with a person's change of mind",
    (event) => {
      const { keys, giveUp, press } = held();
      press("r");
      expect(keys.press(event)).toBe(true);
      expect(giveUp).toHaveBeenCalledOnce();
      expect(event.defaultPrevented).toBe(true);
      expect(keys.press(keydown("r"))).toBe(false);
      expect(keys.take()).toBe("");
    },
  );

  it("do not end with a key that is held down for long", () => {
    const { keys, giveUp } = held();
    keys.press(keydown("k", { ctrlKey: true, repeat: true }));
    keys.press(keydown("r"));
    expect(giveUp).not.toHaveBeenCalled();
    expect(keys.take()).toBe("r");
  });

  it("leave the browser what is the browser's", () => {
    const { keys } = held();
    for (const event of [keydown("r", { ctrlKey: true }), keydown("F5")]) {
      expect(keys.press(event)).toBe(true);
      expect(event.defaultPrevented).toBe(false);
    }
    expect(keys.take()).toBe("");
  });

  it("do not end with what was given up for something newer", () => {
    const { keys, release } = held();
    keys.hold({ keep: true, giveUp: () => {} });
    release();
    keys.press(keydown("n"));
    expect(keys.take()).toBe("n");
  });
});
