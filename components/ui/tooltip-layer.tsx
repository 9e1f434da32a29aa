"use client";

import { useEffect, useRef } from "react";

import { followTips } from "./follow-tips";

/** Mounted once, in the root layout: draws the tooltip of every element that carries `tip(…)`. */
export function TooltipLayer() {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => (layer.current ? followTips(layer.current) : undefined), []);
  return (
    <div
      ref={layer}
      id="tooltip"
      role="tooltip"
      popover="manual"
      className="fixed inset-auto m-0 max-w-72 rounded-md border border-line-strong bg-raised px-2 py-1 text-meta text-fg [&_kbd]:ml-1.5 [&_kbd]:text-subtle [&_kbd+kbd]:ml-1"
    />
  );
}
