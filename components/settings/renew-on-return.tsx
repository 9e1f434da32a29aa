"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks the server for the page anew when somebody comes back to it: others change what it shows meanwhile. */
export function RenewOnReturn() {
  const router = useRouter();
  useEffect(() => {
    const ears = new AbortController();
    const { signal } = ears;
    // Both ways of coming back may be heard of one return.
    let away = false;
    const leave = () => {
      away = true;
    };
    const come = () => {
      if (away) router.refresh();
      away = false;
    };
    window.addEventListener("blur", leave, { signal });
    window.addEventListener("focus", come, { signal });
    document.addEventListener("visibilitychange", () => (document.hidden ? leave() : come()), { signal });
    return () => ears.abort();
  }, [router]);
  return null;
}
