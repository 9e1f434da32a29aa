import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

import { heldKeys } from "./held-keys";
import { useHeldDialog } from "./use-held-dialog";

afterEach(cleanup);

const isHeld = (key = "a") => heldKeys.press(new KeyboardEvent("keydown", { key }));
const frame = () => act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));

function loading() {
  const waiting: ((isLoaded: boolean) => void)[] = [];
  return {
    load: () => new Promise<boolean>((resolve) => waiting.push(resolve)),
    come: (isLoaded = true) => act(async () => waiting.forEach((settle) => settle(isLoaded))),
  };
}

function shownWhile() {
  const code = loading();
  const { result, unmount } = renderHook(() => useHeldDialog<"share">());
  act(() => result.current.show("share", code.load));
  return { ...code, result, unmount };
}

describe("a dialog whose code is on its way", () => {
  it("holds keys back until it is drawn", async () => {
    const { result, come } = shownWhile();
    expect(isHeld()).toBe(true);
    expect(result.current.shown).toBeNull();
    await come();
    expect(result.current.shown).toBe("share");
    await frame();
    expect(isHeld()).toBe(false);
    act(() => result.current.hide());
    expect(result.current.shown).toBeNull();
  });

  it("does not open once it was given up", async () => {
    const { result, come } = shownWhile();
    expect(isHeld("Escape")).toBe(true);
    await come();
    expect(result.current.shown).toBeNull();
    expect(isHeld()).toBe(false);
  });

  it("lets keys go where its code does not come, or where nobody can see it any more", async () => {
    const failed = shownWhile();
    await failed.come(false);
    expect(isHeld()).toBe(false);
    const left = shownWhile();
    left.unmount();
    expect(isHeld()).toBe(false);
  });
});
