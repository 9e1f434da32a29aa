"use client";

import { useEffect, useRef, useState, type ComponentProps, type ComponentType } from "react";

import type { MenuState } from "./menu";
import { useLazy } from "./use-lazy";
import { whenIdle } from "./when-idle";

export interface LazyMenuProps<P> extends Omit<ComponentProps<"button">, "onClick" | "ref"> {
  /** Fetches the menu: a component that passes `state` on to `Menu`. Keep it outside the component. */
  fetchMenu: () => Promise<ComponentType<P & { state: MenuState }>>;
  menuProps: P;
  /** Fetches nothing before somebody comes near: for menus that stand in every row of a long list. */
  onlyWhenNear?: boolean;
}

/**
 * The button of a menu whose code comes while the browser is idle, so that it opens without a connection too, or
 * before that on hover, focus or the first click. The button itself never changes place.
 */
export function LazyMenu<P>(props: LazyMenuProps<P>) {
  const { fetchMenu, menuProps, onlyWhenNear = false, children, className, ...rest } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { Component, load, preload } = useLazy(fetchMenu);
  useEffect(() => (onlyWhenNear ? undefined : whenIdle(preload)), [onlyWhenNear, preload]);

  const state: MenuState = {
    open,
    onOpenChange: setOpen,
    trigger: <span aria-hidden className="pointer-events-none absolute inset-0" />,
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      if (document.activeElement === document.body) button.current?.focus();
    },
    onInteractOutside: (event) => {
      if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
    },
  };

  async function toggle() {
    if (open) setOpen(false);
    else if (await load()) setOpen(true);
  }

  return (
    <span className="relative flex min-w-0">
      <button
        {...rest}
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => void toggle()}
        className={className}
      >
        {children}
      </button>
      {Component && <Component {...menuProps} state={state} />}
    </span>
  );
}
