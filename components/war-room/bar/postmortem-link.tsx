"use client";

import { FileText } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";

import { buttonClass } from "@/components/ui/button";
import { tip } from "@/components/ui/tooltip";
import { useCommands } from "@/lib/client/use-commands";

/** To what will be, or has been, written about this incident. */
export function PostmortemLink({ number }: { number: number }) {
  const router = useRouter();
  const href = `/incidents/${number}/postmortem`;
  useCommands([
    {
      id: "room.postmortem",
      title: "Open the postmortem",
      group: "This incident",
      shortcut: "d",
      keywords: ["document", "draft", "review", "retrospective", "report"],
      run: () => router.push(href),
    },
  ]);
  return (
    <Link
      {...tip("Postmortem", "D")}
      href={href}
      prefetch={false}
      aria-label="Postmortem"
      aria-keyshortcuts="d"
      className={buttonClass({ variant: "ghost" }, "w-7 px-0 [&_svg]:size-4")}
    >
      <FileText aria-hidden />
    </Link>
  );
}
