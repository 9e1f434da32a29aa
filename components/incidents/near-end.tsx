"use client";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";

/** How far ahead of the end its reader is noticed. */
const AHEAD = "600px";

/** Calls `onNear` when the reader comes near, as often as it is mounted anew. */
export function NearEnd({ onNear, children }: { onNear: () => void; children: ReactNode }) {
  const end = useRef<HTMLDivElement>(null);
  const near = useEffectEvent(onNear);
  useEffect(() => {
    if (!end.current) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && near(), {
      rootMargin: AHEAD,
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={end} className="flex h-14 items-center justify-center px-4">
      {children}
    </div>
  );
}
