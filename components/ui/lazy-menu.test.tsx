import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { LazyMenu } from "./lazy-menu";
import { Menu, MenuItem, type MenuState } from "./menu";
import { dismissToast, toastStore } from "./toast";

type Props = { state: MenuState; onPin: () => void };
type Fetch = () => Promise<ComponentType<Props>>;

function EventMenu({ state, onPin }: Props) {
  return (
    <Menu {...state} label="Event">
      <MenuItem keys="P" onSelect={onPin}>
        Pin
      </MenuItem>
      <MenuItem disabled>Correct</MenuItem>
    </Menu>
  );
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  for (const { id } of toastStore.snapshot()) dismissToast(id);
});

function draw(fetchMenu: Fetch, onlyWhenNear = false) {
  const onPin = vi.fn<() => void>();
  render(
    <LazyMenu<{ onPin: () => void }> fetchMenu={fetchMenu} menuProps={{ onPin }} onlyWhenNear={onlyWhenNear}>
      More
    </LazyMenu>,
  );
  return { button: screen.getByRole("button", { name: "More" }), onPin };
}

/** A browser that says when it is idle; gives what makes it so. */
function idleBrowser() {
  const asked = new Map<number, () => void>();
  vi.stubGlobal("requestIdleCallback", (work: () => void) => {
    asked.set(asked.size + 1, work);
    return asked.size;
  });
  vi.stubGlobal("cancelIdleCallback", (id: number) => asked.delete(id));
  return {
    rest() {
      for (const work of asked.values()) work();
      asked.clear();
    },
  };
}

describe("LazyMenu", () => {
  it("is fetched once the browser is idle, and not when it has gone by then", () => {
    const browser = idleBrowser();
    const fetchMenu = vi.fn<Fetch>(() => Promise.resolve(EventMenu));
    draw(fetchMenu);
    expect(fetchMenu).not.toHaveBeenCalled();
    browser.rest();
    expect(fetchMenu).toHaveBeenCalledTimes(1);
    cleanup();
    draw(fetchMenu);
    cleanup();
    browser.rest();
    expect(fetchMenu).toHaveBeenCalledTimes(1);
  });

  it("fetches nothing in a long list before somebody comes near", () => {
    const browser = idleBrowser();
    const fetchMenu = vi.fn<Fetch>(() => Promise.resolve(EventMenu));
    const { button } = draw(fetchMenu, true);
    browser.rest();
    expect(fetchMenu).not.toHaveBeenCalled();
    fireEvent.pointerEnter(button);
    expect(fetchMenu).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("opens, acts, closes, and gives the focus back", async () => {
    const { button, onPin } = draw(() => Promise.resolve(EventMenu));
    fireEvent.click(button);
    await screen.findByRole("menu", { name: "Event" });
    expect(button.getAttribute("aria-expanded")).toBe("true");
    fireEvent.click(screen.getByRole("menuitem", { name: /Pin/ }));
    expect(onPin).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(button.getAttribute("aria-expanded")).toBe("false");
  });

  it("says when the code cannot be had, and opens at the next try", async () => {
    const fetchMenu = vi
      .fn<Fetch>(() => Promise.resolve(EventMenu))
      .mockRejectedValueOnce(new Error("offline"));
    const { button } = draw(fetchMenu);
    fireEvent.click(button);
    await waitFor(() => expect(toastStore.snapshot()).toMatchObject([{ tone: "danger" }]));
    expect(button.getAttribute("aria-expanded")).toBe("false");
    fireEvent.click(button);
    await screen.findByRole("menu");
  });

  it("does not complain about a failed look ahead", async () => {
    const { button } = draw(() => Promise.reject(new Error("offline")));
    fireEvent.pointerEnter(button);
    await Promise.resolve();
    expect(toastStore.snapshot()).toEqual([]);
  });
});
