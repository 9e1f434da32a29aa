"use client";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";

/** How far ahead of the end its reader is noticed. */
const AHEAD = "600px";

type NearEndProps = {
  onNear: () => void;
  /** While it waits nobody is told; whoever is near when that ends is noticed then. */
  waiting?: boolean;
  children: ReactNode;
};

/** Calls `onNear` when the reader comes near, as often as it is mounted anew. */
export function NearEnd({ onNear, waiting = false, children }: NearEndProps) {
  const end = useRef<HTMLDivElement>(null);
  const near = useEffectEvent(onNear);
  useEffect(() => {
    if (!end.current || waiting) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && near(), {
      rootMargin: AHEAD,
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [waiting]);
  return (
    <div ref={end} className="flex h-14 items-center justify-center px-4">
      {children}
    </div>
  );
}
