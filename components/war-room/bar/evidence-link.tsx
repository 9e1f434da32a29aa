"use client";

import { ChartLine } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";

import { buttonClass } from "@/components/ui/button";
import { tip } from "@/components/ui/tooltip";
import { useCommands } from "@/lib/client/use-commands";

/** To what production said of itself in the time of this incident. */
export function EvidenceLink({ number }: { number: number }) {
  const router = useRouter();
  const href = `/evidence?incident=${number}`;
  useCommands([
    {
      id: "room.evidence",
      title: "Look at the evidence of its time",
      group: "This incident",
      shortcut: "v",
      keywords: ["metrics", "logs", "traces", "map", "telemetry"],
      run: () => router.push(href),
    },
  ]);
  return (
    <Link
      {...tip("Evidence of its time", "V")}
      href={href}
      prefetch={false}
      aria-label="Evidence of its time"
      aria-keyshortcuts="v"
      className={buttonClass({ variant: "ghost" }, "w-7 px-0 [&_svg]:size-4")}
    >
      <ChartLine aria-hidden />
    </Link>
  );
}
