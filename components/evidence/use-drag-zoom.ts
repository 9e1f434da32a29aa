"use client";
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";

import type { Stretch } from "@/lib/wire/evidence-window";

/** A shorter way than this is a click or a tap, not a choice. Pixels. */
const LEAST_PX = 6;

export interface DragZoomOptions {
  stretch: Stretch;
  /** Pixels beside the plot, left and right. */
  inset: { left: number; right: number };
  onZoom: (fromMs: number, toMs: number) => void;
  /** What is drawn: where it changes under a pointer that rests, the pointer's place is told again. */
  drawn: unknown;
}

export interface DragZoom {
  /** For the element around the chart. */
  handlers: Record<"onPointerDown" | "onPointerMove" | "onPointerLeave", (event: PointerEvent) => void>;
  /** The stretch that is being chosen. */
  chosen: { fromMs: number; toMs: number } | null;
}

type Drag = { fromX: number; toX: number; fromMs: number; toMs: number };

/** Chooses a stretch of time by dragging along a chart: with a mouse, a pen or a finger; Escape lets it be. */
export function useDragZoom(
  ref: RefObject<HTMLDivElement | null>,
  { stretch, inset, onZoom, drawn }: DragZoomOptions,
): DragZoom {
  const rests = useRef<{ clientX: number; clientY: number } | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const dragging = drag !== null;
  const chosen = drag && Math.abs(drag.toX - drag.fromX) >= LEAST_PX ? drag : null;

  const latest = useRef({ chosen, onZoom, stretch, inset });
  useEffect(() => {
    latest.current = { chosen, onZoom, stretch, inset };
  });
  useEffect(() => {
    if (!dragging) return;
    const ended = new AbortController();
    const { signal } = ended;
    const stop = () => setDrag(null);
    addEventListener(
      "pointermove",
      ({ clientX }) => {
        const toMs = timeAt(ref.current, clientX, latest.current);
        setDrag((now) => now && { ...now, toX: clientX, toMs });
      },
      { signal },
    );
    addEventListener(
      "pointerup",
      () => {
        const { chosen: found, onZoom: zoom } = latest.current;
        stop();
        if (found) zoom(found.fromMs, found.toMs);
      },
      { signal },
    );
    // The browser takes a finger's way that goes up or down: it scrolls.
    addEventListener("pointercancel", stop, { signal });
    addEventListener("keydown", ({ key }) => key === "Escape" && stop(), { signal });
    return () => ended.abort();
  }, [ref, dragging]);
  const toldOf = useRef(drawn);
  useEffect(() => {
    if (toldOf.current === drawn) return;
    toldOf.current = drawn;
    const chart = ref.current?.querySelector(".recharts-wrapper");
    if (rests.current && chart)
      chart.dispatchEvent(new MouseEvent("mousemove", { ...rests.current, bubbles: true }));
  }, [ref, drawn]);

  return {
    chosen,
    handlers: {
      onPointerDown: ({ button, isPrimary, clientX }) => {
        if (button !== 0 || !isPrimary) return;
        const atMs = timeAt(ref.current, clientX, { stretch, inset });
        setDrag({ fromX: clientX, toX: clientX, fromMs: atMs, toMs: atMs });
      },
      onPointerMove: ({ clientX, clientY, pointerType }) => {
        rests.current = pointerType === "mouse" ? { clientX, clientY } : null;
      },
      onPointerLeave: () => {
        rests.current = null;
      },
    },
  };
}

/** The moment under a place of the screen; beside the plot, its nearer end. */
function timeAt(
  element: HTMLElement | null,
  clientX: number,
  { stretch: { fromMs, toMs }, inset }: Pick<DragZoomOptions, "stretch" | "inset">,
): number {
  const box = element?.getBoundingClientRect();
  const width = (box?.width ?? 0) - inset.left - inset.right;
  const share = box && width > 0 ? (clientX - box.left - inset.left) / width : 0;
  return fromMs + Math.min(1, Math.max(0, share)) * (toMs - fromMs);
}
