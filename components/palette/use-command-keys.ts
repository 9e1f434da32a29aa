"use client";
import { useEffect } from "react";

import { commandRegistry } from "@/lib/client/command-registry";

/** Makes the shortcuts of all commands work on this page. Mounted once. */
export function useCommandKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A dialog or a menu has its own keys; what is behind it must not hear them.
      if (document.querySelector("[data-state=open]:is([role=dialog], [role=menu])")) return;
      commandRegistry.press(event, event.timeStamp);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
