"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Renews what the server drew, while somebody looks. */
export function PageRenewal({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
