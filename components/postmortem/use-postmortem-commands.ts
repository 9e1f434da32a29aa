"use client";

import { useRouter } from "next/navigation";

import { useCommands } from "@/lib/client/use-commands";

/** The ways from a postmortem that are the page's own, for the palette and the keyboard. */
export function usePostmortemCommands(number: number): void {
  const router = useRouter();
  useCommands([
    {
      id: "postmortem.room",
      title: "Go to the room",
      group: "This postmortem",
      shortcut: "w",
      keywords: ["incident", "war room", "timeline", "board"],
      run: () => router.push(`/incidents/${number}`),
    },
    {
      id: "postmortem.print",
      title: "Print",
      group: "This postmortem",
      keywords: ["paper", "pdf"],
      run: () => window.print(),
    },
  ]);
}
