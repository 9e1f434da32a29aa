"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

import { useCommands } from "@/lib/client/use-commands";

/** Brings the focus to a panel that has just been opened; Escape closes it. */
export function PanelKeys({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => document.getElementById("panel-title")?.focus({ preventScroll: true }), []);
  useCommands([
    {
      id: "report close panel",
      title: "Close the panel",
      group: "Report",
      shortcut: "escape",
      hidden: true,
      run: () => router.push(href, { scroll: false }),
    },
  ]);
  return null;
}
