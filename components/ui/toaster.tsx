"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";

import { cn } from "@/lib/cn";

import { dismissToast, toastStore, type Toast } from "./toast";
import { useAttention } from "./use-attention";

const READ_MS = 5000;
/** Somebody may want to take it back. */
const ACT_MS = 10_000;

/** A dash, a dot, a diamond: the colour only repeats it. */
const marks = {
  neutral: "h-0.5 translate-y-0.5 bg-muted",
  success: "h-1.5 rounded-full bg-success",
  danger: "h-1.5 rotate-45 bg-danger",
};
const quiet = "rounded-sm px-1.5 py-0.5 font-medium hover:bg-hover pointer-coarse:py-2";

function ToastItem({ item, paused }: { item: Toast; paused: boolean }) {
  const { id, title, detail, tone = "neutral", action } = item;
  useEffect(() => {
    if (paused || tone === "danger") return;
    const timer = setTimeout(() => dismissToast(id), action ? ACT_MS : READ_MS);
    return () => clearTimeout(timer);
  }, [id, tone, action, paused]);

  return (
    <li className="pointer-events-auto flex animate-rise items-start gap-2 rounded-md border border-line-strong bg-raised py-2 pr-2 pl-3 text-work">
      <span aria-hidden className={cn("mt-2 w-1.5 shrink-0 pointer-coarse:mt-3.5", marks[tone])} />
      <div className="min-w-0 flex-1 py-0.5 pointer-coarse:py-2">
        {tone === "danger" && <span className="sr-only">Error: </span>}
        <p className="text-fg">{title}</p>
        {detail && <p className="break-words text-muted">{detail}</p>}
      </div>
      {action && (
        <button
          type="button"
          className={cn(quiet, "text-link")}
          onClick={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className={cn(quiet, "text-subtle")} onClick={() => dismissToast(id)}>
        Close
      </button>
    </li>
  );
}

/** Mounted once, in the root layout. Its clocks stand still while it is pointed at or has the focus. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.snapshot, toastStore.serverSnapshot);
  const region = useRef<HTMLElement>(null);
  const paused = useAttention(region);
  return (
    <section
      ref={region}
      aria-label="Notifications"
      data-toaster
      className="pointer-events-none fixed right-4 bottom-4 z-60 w-90 max-w-[calc(100vw-2rem)] max-tablet:top-2 max-tablet:right-2 max-tablet:bottom-auto max-tablet:max-w-[calc(100vw-1rem)] print:hidden"
    >
      <ol aria-live="polite" className="flex flex-col gap-2">
        {toasts.map((item) => (
          <ToastItem key={item.id} item={item} paused={paused} />
        ))}
      </ol>
    </section>
  );
}
