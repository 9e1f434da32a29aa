"use client";
import { useEffect } from "react";

import { commandRegistry } from "@/lib/client/command-registry";
import { heldKeys } from "@/lib/client/held-keys";

/** Makes the shortcuts of all commands work on this page. Mounted once. */
export function useCommandKeys(): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    // Before any field or row hears of it: the key is meant for what is on its way.
    window.addEventListener("keydown", heldKeys.press, { capture: true, signal });
    // Whoever turns to something else with the pointer types there.
    window.addEventListener("pointerdown", heldKeys.take, { capture: true, signal });
    window.addEventListener(
      "keydown",
      (event) => {
        // A dialog or a menu has its own keys; what is behind it must not hear them.
        if (document.querySelector("[data-state=open]:is([role=dialog], [role=menu])")) return;
        commandRegistry.press(event, event.timeStamp);
      },
      { signal },
    );
    return () => stop.abort();
  }, []);
}
